import { crashPoint } from '../crash-points.ts';
import { applyVerdict } from './apply-verdict.ts';
import { failureOf } from './failure-of.ts';
import type { Kit } from './kit.ts';
import { markSent } from './mark-sent.ts';
import { countResult, observeDelivery } from './measure.ts';
import { onWire } from './on-wire.ts';
import { openDm } from './open-dm.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Claimed } from './row.ts';
import { settle } from './settle.ts';
import { judge } from './verdict.ts';

/**
 * Sends or edits one claimed row's message. A first post leaves only after its mark is committed, and within the lease
 * that began with the mark.
 */
export async function deliver(kit: Kit, row: Claimed): Promise<void> {
  let prepared = await prepare(kit, row);
  if (prepared.kind === 'no-dm') {
    if (!(await openDm(kit, row, prepared.slackUserId))) return;
    prepared = await prepare(kit, row);
  }
  if (prepared.kind === 'settled') return release(kit, row);
  if (prepared.kind === 'no-dm') throw new Error('the people feature forgot the DM that was just opened');
  await send(kit, row, prepared);
}

type Ready = Extract<Prepared, { kind: 'ready' }>;

async function send(kit: Kit, row: Claimed, ready: Ready): Promise<void> {
  const method = row.messageTs === null ? 'post' : 'edit';
  // Past the lease somebody may already be looking for the message, so it must not leave any more.
  if (performance.now() >= ready.handBefore) return;
  if (kit.blocks.isBlocked(row.workspaceId, method)) {
    await settle(kit.store.sql, row, { from: ['posting'], to: 'due', attempts: row.attempts - 1 });
    return;
  }
  const startedAt = performance.now();
  try {
    const ts = await onWire(() => hand(kit, row, ready));
    countResult(kit, method, 'ok');
    await finish(kit, row, { ts, startedAt });
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    countResult(kit, method, failure.kind);
    const verdict = judge(method, failure, { attempts: row.attempts, fraction: kit.random.fraction() });
    await applyVerdict(kit, row, { method, verdict, repost: ready.message.repost === true });
  }
}

async function hand(kit: Kit, row: Claimed, { channelId, message }: Ready): Promise<string> {
  const { text, blocks } = message;
  const post = { channelId, key: row.key, message: { text, blocks } };
  if (row.messageTs === null) return (await kit.messenger.post(row.workspaceId, post)).ts;
  await kit.messenger.edit(row.workspaceId, { ...post, ts: row.messageTs });
  return row.messageTs;
}

async function finish(kit: Kit, row: Claimed, { ts, startedAt }: { ts: string; startedAt: number }): Promise<void> {
  const now = kit.clock.now();
  const { channelMs, editMs } = kit.settings.pacing;
  await markSent(kit.store.sql, row, { ts, shownVersion: row.wantedVersion, now, channelMs, editMs });
  crashPoint('outbox.marked');
  observeDelivery(kit, row, now);
  kit.log.info(
    {
      event: 'outbox.sent',
      outboxId: row.id,
      kind: row.kind,
      step: row.step,
      requestId: row.requestId,
      attempt: row.attempts,
      durationMs: Math.round(performance.now() - startedAt),
    },
    'message sent',
  );
}

/** After a mark that was refused because Slack asks for a pause; does nothing when the row is settled or lost. */
async function release(kit: Kit, row: Claimed): Promise<void> {
  await settle(kit.store.sql, row, { from: ['leased'], to: 'due', attempts: row.attempts - 1 });
}
