import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { connections } from '../schema.ts';

/** With its sealed secrets, for opening it; null when there is none. */
export async function findSealedConnection(tx: Tx, id: ConnectionId): Promise<SealedConnection | null> {
  const [row] = await tx.kept(byId, { id });
  return row === undefined ? null : toConnection(row);
}

const byId = (db: Builder) =>
  db
    .select()
    .from(connections)
    .where(eq(connections.id, sql.placeholder('id')));

/**
 * Of one account of a tool, closed ones too; null when it never was connected. Whoever asks next waits for the end of this
 * transaction, also where there is no row yet: secrets are bound to the row's id, so two may not each make one.
 */
export async function findConnectionOf(
  tx: Tx,
  { source, account }: Pick<SealedConnection, 'source' | 'account'>,
): Promise<SealedConnection | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`connection ${source} ${account}`}, 0))`);
  const [row] = await tx
    .select()
    .from(connections)
    .where(and(eq(connections.source, source), eq(connections.account, account)))
    .for('update');
  return row === undefined ? null : toConnection(row);
}

/** All of a tool that aren't closed, by account. */
export async function listConnections(
  tx: Tx,
  source: SealedConnection['source'],
): Promise<readonly SealedConnection[]> {
  const rows = await tx
    .select()
    .from(connections)
    .where(and(eq(connections.source, source), ne(connections.state, 'closed')))
    .orderBy(asc(connections.account));
  return rows.map(toConnection);
}

/** New, or the same account connected again: then its row and everything that hangs on it stays. @returns its id */
export async function putConnection(tx: Tx, connection: SealedConnection): Promise<ConnectionId> {
  const { id: _, ...values } = connection;
  const [row] = await tx
    .insert(connections)
    .values(connection)
    .onConflictDoUpdate({ target: [connections.workspaceId, connections.source, connections.account], set: values })
    .returning({ id: connections.id });
  if (row === undefined) throw new Error('an upsert returns its row');
  return row.id as ConnectionId;
}

/** What is known of its health after the host was asked. A closed one stays closed. @returns whether anything but the time changed */
export async function saveHealth(
  tx: Tx,
  id: ConnectionId,
  health: {
    readonly state: 'open' | 'suspended' | 'broken';
    readonly trouble: string | null;
    readonly checkedAt: Date;
  },
): Promise<boolean> {
  const before = await findSealedConnection(tx, id);
  const rows = await tx
    .update(connections)
    .set(health)
    .where(and(eq(connections.id, id), ne(connections.state, 'closed')))
    .returning({ id: connections.id });
  return rows.length > 0 && (before?.state !== health.state || before.trouble !== health.trouble);
}

/** The same account under a new name; where that name has a row already, that one stays. */
export async function renameAccount(tx: Tx, id: ConnectionId, account: string): Promise<void> {
  const others = await tx.select({ id: connections.id }).from(connections).where(eq(connections.account, account));
  if (others.length === 0) await tx.update(connections).set({ account }).where(eq(connections.id, id));
}

/** Closed, its secrets forgotten; which installation it was stays known, so that it isn't connected again by itself. @returns false when it was closed already */
export async function closeConnection(tx: Tx, id: ConnectionId): Promise<boolean> {
  const rows = await tx
    .update(connections)
    .set({ state: 'closed', token: null, webhookSecret: null, appRowId: null, trouble: null })
    .where(and(eq(connections.id, id), ne(connections.state, 'closed')))
    .returning({ id: connections.id });
  return rows.length > 0;
}

function toConnection(row: typeof connections.$inferSelect): SealedConnection {
  const { id, source, via, account, accountHostId, installationId, state, trouble, connectedAt } = row;
  const { appRowId, token, webhookSecret } = row;
  return {
    ...{ id: id as ConnectionId, source, via, account, accountHostId, installationId, state, trouble, connectedAt },
    ...{ appRowId, token, webhookSecret },
  };
}
