import { MusterError } from '../../../../kit/errors.ts';
import type { CodeHostError } from '../../../../ports/outbound/code-host.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { type ConnectionSync, findConnectionSync, saveConnectionSync } from '../../../connections/index.ts';
import { afterTrouble } from '../../domain/sync/advance.ts';
import { syncWait } from '../../outgoing/sync.ts';
import { claimProgress } from '../../store/syncs.ts';
import type { Work } from './find-work.ts';
import { showProgress } from './start-sync.ts';
import type { SyncNeeds, SyncOf } from './sync-needs.ts';

/** Where the host names no time, in milliseconds. Source: GitHub, rate limits for the REST API. */
const UNNAMED_WAIT_MS = 60_000;

/**
 * A page the host didn't give. Limits make the reading wait as long as the host asks, in a schedule row.
 * @returns `next`: this repository is left out, others may be read · `stop`: nothing more now
 * @throws MusterError 'unavailable' to come again, with a smaller page
 */
export async function meetTrouble(
  needs: SyncNeeds,
  of: SyncOf,
  { work: { sync }, error }: { readonly work: Work; readonly error: CodeHostError },
): Promise<'next' | 'stop'> {
  switch (error.failure) {
    case 'limited':
      await waitForHost(needs, of, error.retryAfterMs ?? UNNAMED_WAIT_MS);
      return 'stop';
    case 'refused':
      await meetRefusal(needs, of);
      return 'stop';
    case 'gone':
      await needs.scope(of.workspaceId, (tx) =>
        claimProgress(tx, sync, { ...sync, step: 'gone', version: sync.version + 1 }),
      );
      return 'next';
    case 'unavailable':
      await needs.scope(of.workspaceId, (tx) => claimProgress(tx, sync, afterTrouble(sync)));
      throw new MusterError('unavailable', 'GitHub has trouble at the moment.', { cause: error });
    default:
      return error.failure satisfies never;
  }
}

/** The host doesn't let Muster read: an admin has to look, and presses *Sync now* then. */
export async function meetRefusal(needs: SyncNeeds, of: SyncOf): Promise<void> {
  const finishedAt = needs.clock.now();
  await needs.scope(of.workspaceId, (tx) => change(needs, tx, { of, to: { state: 'refused', finishedAt } }));
}

/** Nothing of this connection's past is asked for until then; a schedule row brings it back. */
export async function waitForHost(needs: SyncNeeds, of: SyncOf, waitMs: number): Promise<void> {
  const waitUntil = new Date(needs.clock.now().getTime() + waitMs);
  await needs.scope(of.workspaceId, async (tx) => {
    await change(needs, tx, { of, to: { waitUntil } });
    await needs.schedules.set(tx, { ...syncWait(of.connectionId), at: waitUntil });
  });
}

async function change(
  needs: Pick<SyncNeeds, 'outbox' | 'clock' | 'random'>,
  tx: Tx,
  { of, to }: { readonly of: SyncOf; readonly to: Partial<ConnectionSync> },
): Promise<void> {
  const after = { ...((await findConnectionSync(tx, of.connectionId)) ?? unread(needs, of)), ...to };
  await saveConnectionSync(tx, after);
  await showProgress(needs, tx, after);
}

/** Of a connection whose past nobody has asked for: the host may ask it to wait all the same. */
function unread({ clock, random }: Pick<SyncNeeds, 'clock' | 'random'>, { connectionId }: SyncOf): ConnectionSync {
  const [startedAt, finishedAt] = [clock.now(), clock.now()];
  const quiet = { state: 'done', toldId: null, round: 0, waitUntil: null } as const;
  return { id: random.uuid(), connectionId, ...quiet, startedAt, finishedAt };
}
