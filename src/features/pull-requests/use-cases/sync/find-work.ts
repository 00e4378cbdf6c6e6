import { isWaiting } from '../../../../kit/is-waiting.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import {
  type ConnectionSync,
  findConnectionSync,
  listSelectedRepositories,
  type Repository,
  saveConnectionSync,
} from '../../../connections/index.ts';
import type { RepositorySync } from '../../domain/sync/sync.ts';
import { claimProgress, findNextSync } from '../../store/syncs.ts';
import { showProgress } from './start-sync.ts';
import type { SyncOf } from './sync-needs.ts';

export type Work = {
  readonly connection: ConnectionSync;
  readonly sync: RepositorySync;
  readonly repository: Repository;
};

/** The next page to read; null when there is none, the host asks to wait, or somebody has to act first. Ends what is over. */
export async function findWork(
  needs: Pick<Ports, 'clock' | 'outbox'>,
  tx: Tx,
  { connectionId }: SyncOf,
): Promise<Work | null> {
  const now = needs.clock.now();
  const connection = await findConnectionSync(tx, connectionId);
  if (connection === null || connection.state !== 'running' || isWaiting(connection, now)) return null;
  const repositories = new Map((await listSelectedRepositories(tx)).map((one) => [one.id, one]));
  for (;;) {
    const sync = await findNextSync(tx, connectionId);
    if (sync === null) break;
    const repository = repositories.get(sync.repositoryId);
    if (repository !== undefined) return { connection, sync, repository };
    // Taken out since.
    await claimProgress(tx, sync, { ...sync, step: 'gone', version: sync.version + 1 });
  }
  const over: ConnectionSync = { ...connection, state: 'done', waitUntil: null, finishedAt: now };
  await saveConnectionSync(tx, over);
  await showProgress(needs, tx, over);
  return null;
}
