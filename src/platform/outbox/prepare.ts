import type { SlackChannelId, SlackUserId } from '../../kit/ids.ts';
import type { Reader, Rendered } from '../../ports/inbound/feature.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import type { Kit } from './kit.ts';
import { markPosting } from './mark-posting.ts';
import { isPassing } from './passing.ts';
import type { Claimed } from './row.ts';
import { settle } from './settle.ts';

export type Prepared =
  /** Nothing to send, and the row says why; or the lease was lost. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'no-dm'; readonly slackUserId: SlackUserId }
  /** Marked in the store as possibly on the wire. `handBefore`: the latest `performance.now()` at which it may be. */
  | {
      readonly kind: 'ready';
      readonly channelId: SlackChannelId;
      readonly message: Rendered;
      readonly handBefore: number;
    };

/**
 * Draws the message as it must look now and marks it as on its way, in one transaction in the row's scope.
 * @throws DrawingFailed the renderer threw or is missing · MusterError 'unavailable' or UnknownOutcome the database is away
 */
export async function prepare(kit: Kit, row: Claimed): Promise<Prepared> {
  let drawing: unknown = null;
  try {
    return await kit.store.scope(row.workspaceId, async (tx) => {
      const target = await findTarget(kit, tx, row);
      if (target.kind !== 'target') return target;
      const message = await draw(kit, tx, { row, reader: target.reader }).catch((error: unknown) => {
        drawing = new DrawingFailed(row.kind, error);
        throw error;
      });
      if (message === null) return leaveUnsaid(tx, row);
      const handBefore = performance.now() + kit.settings.leaseMs;
      const marked = await markPosting(tx.sql, row, {
        ...kit.settings,
        channelId: target.channelId,
        now: kit.clock.now(),
      });
      return marked ? { kind: 'ready', channelId: target.channelId, message, handBefore } : { kind: 'settled' };
    });
  } catch (error) {
    // What the scope made of it tells a database that went away from a renderer that is wrong.
    throw drawing !== null && !isPassing(error) ? drawing : error;
  }
}

/** The renderer threw: a bug, mostly; the cause says which. */
export class DrawingFailed extends Error {
  constructor(kind: string, cause: unknown) {
    super(`${kind} could not be drawn`, { cause });
    this.name = 'DrawingFailed';
  }
}

type Target =
  | { readonly kind: 'target'; readonly channelId: SlackChannelId; readonly reader: Reader }
  | Exclude<Prepared, { kind: 'ready' }>;

async function findTarget(kit: Kit, tx: Tx, row: Claimed): Promise<Target> {
  if (row.personId === null) {
    if (row.channelId === null) throw new Error(`outbox row ${row.id} has neither a person nor a channel`);
    return { kind: 'target', channelId: row.channelId, reader: { personId: null, timeZone: 'UTC', locale: 'en-US' } };
  }
  const recipient = await kit.people.findRecipient(tx, row.personId);
  if (recipient === null || !recipient.active) {
    await settle(tx.sql, row, { from: ['leased'], to: 'dead', deadReason: 'recipient left' });
    return { kind: 'settled' };
  }
  const channelId = (row.messageTs === null ? null : row.channelId) ?? recipient.dmChannelId;
  if (channelId === null) return { kind: 'no-dm', slackUserId: recipient.slackUserId };
  return { kind: 'target', channelId, reader: recipient };
}

async function draw(kit: Kit, tx: Tx, { row, reader }: { row: Claimed; reader: Reader }): Promise<Rendered | null> {
  const render = kit.renderers[row.kind];
  if (render === undefined) throw new Error(`no feature registers the message ${row.kind}`);
  const { personId, timeZone, locale } = reader;
  return render(tx, row.args, { reader: { personId, timeZone, locale }, now: kit.clock.now() });
}

async function leaveUnsaid(tx: Tx, row: Claimed): Promise<Prepared> {
  const to = row.messageTs === null ? 'dropped' : 'sent';
  await settle(tx.sql, row, { from: ['leased'], to, shown: row.wantedVersion, faults: 0 });
  return { kind: 'settled' };
}
