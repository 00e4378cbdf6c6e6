import { desc, eq, ne } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { connections } from '../schema.ts';

/** With its sealed secrets, for opening it; null when there is none. */
export async function findSealedConnection(tx: Tx, id: ConnectionId): Promise<typeof connections.$inferSelect | null> {
  const [row] = await tx.select().from(connections).where(eq(connections.id, id));
  return row ?? null;
}

/** All that aren't closed, newest first, with their sealed webhook secrets. */
export async function listListening(tx: Tx): Promise<readonly (typeof connections.$inferSelect)[]> {
  return tx.select().from(connections).where(ne(connections.state, 'closed')).orderBy(desc(connections.connectedAt));
}
