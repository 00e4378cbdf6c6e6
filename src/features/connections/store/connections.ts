import { eq } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { connections } from '../schema.ts';

/** With its sealed secrets, for opening it; null when there is none. */
export async function findSealedConnection(tx: Tx, id: ConnectionId): Promise<typeof connections.$inferSelect | null> {
  const [row] = await tx.select().from(connections).where(eq(connections.id, id));
  return row ?? null;
}
