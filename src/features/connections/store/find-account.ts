import { eq } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { connections } from '../schema.ts';

/** Login of the connected organisation or person; null when there is no such connection. */
export async function findAccount(tx: Tx, id: ConnectionId): Promise<string | null> {
  const [row] = await tx.select({ account: connections.account }).from(connections).where(eq(connections.id, id));
  return row?.account ?? null;
}
