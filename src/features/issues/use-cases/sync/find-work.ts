import { isWaiting } from '../../../../kit/is-waiting.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import {
  type ConnectionSync,
  findConnectionSync,
  listTrackers,
  saveConnectionSync,
  type Tracker,
} from '../../../connections/index.ts';
import { afterGone, type ProjectSync } from '../../domain/sync.ts';
import { claimProgress, findNextSync } from '../../store/syncs.ts';
import type { SyncOf } from '../work.ts';
import { showProgress } from './start-sync.ts';

export type Work = {
  readonly connection: ConnectionSync;
  readonly sync: ProjectSync;
  readonly project: Tracker['projects'][number];
};

/** The next page to read; null when there is none, the tracker asks to wait, or somebody has to act first. Ends what is over. */
export async function findWork(
  needs: Pick<Ports, 'clock' | 'outbox'>,
  tx: Tx,
  { connectionId }: SyncOf,
): Promise<Work | null> {
  const now = needs.clock.now();
  const connection = await findConnectionSync(tx, connectionId);
  if (connection === null || connection.state !== 'running' || isWaiting(connection, now)) return null;
  const tracker = (await listTrackers(tx)).find((one) => one.connectionId === connectionId);
  for (;;) {
    const sync = await findNextSync(tx, connectionId);
    if (sync === null) break;
    const project = tracker?.projects.find(({ id }) => id === sync.projectId);
    if (project !== undefined) return { connection, sync, project };
    // Taken out since.
    await claimProgress(tx, sync, afterGone(sync));
  }
  const over: ConnectionSync = { ...connection, state: 'done', waitUntil: null, finishedAt: now };
  await saveConnectionSync(tx, over);
  await showProgress(needs, tx, over);
  return null;
}
