import type { ConnectionId } from '../../../../kit/ids.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import type { RepositorySync } from '../../domain/sync/sync.ts';
import { claimProgress, listRepositorySyncs } from '../../store/syncs.ts';

/** Turns each repository of a connection, where there is something to turn. @returns whether there was */
export async function turnAll(
  tx: Tx,
  connectionId: ConnectionId,
  turn: (sync: RepositorySync) => RepositorySync | null,
): Promise<boolean> {
  let any = false;
  for (const sync of await listRepositorySyncs(tx, connectionId)) {
    const after = turn(sync);
    if (after !== null) any = (await claimProgress(tx, sync, after)) || any;
  }
  return any;
}
