import { eq } from 'drizzle-orm';
import type { ConnectionId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ConnectionSync } from '../domain/connection-sync.ts';
import { connectionSyncs } from '../schema.ts';

/** Null when nothing of it was ever read. */
export async function findConnectionSync(tx: Tx, connectionId: ConnectionId): Promise<ConnectionSync | null> {
  const [row] = await tx.select().from(connectionSyncs).where(eq(connectionSyncs.connectionId, connectionId));
  if (row === undefined) return null;
  return { ...row, connectionId: row.connectionId as ConnectionId, toldId: row.toldId as PersonId | null };
}

/** Inserts it, or replaces what is known of that connection. */
export async function saveConnectionSync(tx: Tx, sync: ConnectionSync): Promise<void> {
  const { id: _, ...changed } = sync;
  await tx
    .insert(connectionSyncs)
    .values(sync)
    .onConflictDoUpdate({ target: connectionSyncs.connectionId, set: changed });
}
