import type { PersonId, RepositoryId } from '../../../../kit/ids.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { type ConnectionSync, findConnectionSync, saveConnectionSync } from '../../../connections/index.ts';
import { listAdminIds } from '../../../people/index.ts';
import { beginAgain } from '../../domain/sync/advance.ts';
import { newSync } from '../../domain/sync/sync.ts';
import { syncCard } from '../../outgoing/sync.ts';
import { insertRepositorySyncs } from '../../store/syncs.ts';
import { type SyncOf, syncHistory } from './sync-needs.ts';
import { turnAll } from './turn-all.ts';

export type StartNeeds = Pick<Ports, 'scope' | 'clock' | 'random' | 'jobs' | 'outbox'>;

/**
 * Begins to read the past of repositories: the last 30 days of all of them, then 90. Those read before are brought up to
 * date instead. Repeated while it runs, it adds what is new to it.
 */
export async function startSync(
  needs: StartNeeds,
  {
    workspaceId,
    connectionId,
    ...asked
  }: SyncOf & { readonly repositoryIds: readonly RepositoryId[]; readonly byId: PersonId | null },
): Promise<void> {
  const startedAt = needs.clock.now();
  await needs.scope(workspaceId, async (tx) => {
    await insertRepositorySyncs(
      tx,
      asked.repositoryIds.map((repositoryId) =>
        newSync({ id: needs.random.uuid(), connectionId, repositoryId, startedAt }),
      ),
    );
    await turnAll(tx, connectionId, (sync) =>
      asked.repositoryIds.includes(sync.repositoryId) ? beginAgain(sync, startedAt) : null,
    );
    const toldId = asked.byId ?? (await listAdminIds(tx))[0] ?? null;
    await runSync(needs, tx, { workspaceId, connectionId, toldId });
  });
}

/** Sets a connection's reading going and shows it in a card of its own, unless it goes already. */
export async function runSync(
  needs: Omit<StartNeeds, 'scope'>,
  tx: Tx,
  { workspaceId, connectionId, toldId }: SyncOf & { readonly toldId: PersonId | null },
): Promise<ConnectionSync> {
  const before = await findConnectionSync(tx, connectionId);
  if (before?.state === 'running') {
    // The job under way may have found nothing more to read an instant ago.
    await needs.jobs.add(tx, syncHistory, [{ workspaceId, connectionId }]);
    return before;
  }
  const sync: ConnectionSync = {
    ...{ id: before?.id ?? needs.random.uuid(), connectionId, state: 'running', toldId },
    ...{ round: (before?.round ?? 0) + 1, waitUntil: before?.waitUntil ?? null },
    ...{ startedAt: needs.clock.now(), finishedAt: null },
  };
  await saveConnectionSync(tx, sync);
  await showProgress(needs, tx, sync);
  await needs.jobs.add(tx, syncHistory, [{ workspaceId, connectionId }]);
  return sync;
}

/** Has the card drawn anew. */
export async function showProgress(needs: Pick<Ports, 'outbox'>, tx: Tx, sync: ConnectionSync): Promise<void> {
  const card = syncCard(sync);
  if (card !== null) await needs.outbox.card(tx, card);
}
