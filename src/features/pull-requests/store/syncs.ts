import { and, asc, eq, notInArray, sql as raw } from 'drizzle-orm';
import type { ConnectionId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { RepositorySync } from '../domain/sync/sync.ts';
import { repositorySyncs } from '../schema/sync.ts';

/** Those known already stay as they are. */
export async function insertRepositorySyncs(tx: Tx, syncs: readonly RepositorySync[]): Promise<void> {
  if (syncs.length > 0)
    await tx
      .insert(repositorySyncs)
      .values([...syncs])
      .onConflictDoNothing();
}

/** The next to be read of a connection: the last 30 days of everything first. Null when all is read. */
export async function findNextSync(tx: Tx, connectionId: ConnectionId): Promise<RepositorySync | null> {
  const [row] = await tx
    .select()
    .from(repositorySyncs)
    .where(and(eq(repositorySyncs.connectionId, connectionId), notInArray(repositorySyncs.step, ['done', 'gone'])))
    .orderBy(
      raw`array_position(array['recent', 'repair', 'older', 'deployments'], ${repositorySyncs.step})`,
      asc(repositorySyncs.repositoryId),
    )
    .limit(1);
  return row === undefined ? null : toSync(row);
}

export async function listRepositorySyncs(tx: Tx, connectionId: ConnectionId): Promise<readonly RepositorySync[]> {
  const rows = await tx
    .select()
    .from(repositorySyncs)
    .where(eq(repositorySyncs.connectionId, connectionId))
    .orderBy(asc(repositorySyncs.repositoryId));
  return rows.map(toSync);
}

/** Moves a repository on. @returns false when somebody else moved it since, and nothing was written */
export async function claimProgress(tx: Tx, before: RepositorySync, after: RepositorySync): Promise<boolean> {
  const { id, ...changed } = after;
  const rows = await tx
    .update(repositorySyncs)
    .set(changed)
    .where(and(eq(repositorySyncs.id, id), eq(repositorySyncs.version, before.version)))
    .returning({ id: repositorySyncs.id });
  return rows.length > 0;
}

/** How many repositories stand at each step, and how many pull requests were read. */
export async function countSyncs(tx: Tx) {
  return tx
    .select({
      step: repositorySyncs.step,
      repositories: raw<number>`count(*)::int`,
      pullRequests: raw<number>`coalesce(sum(${repositorySyncs.pullRequests}), 0)::int`,
    })
    .from(repositorySyncs)
    .groupBy(repositorySyncs.step);
}

function toSync(row: typeof repositorySyncs.$inferSelect): RepositorySync {
  return {
    ...row,
    connectionId: row.connectionId as ConnectionId,
    repositoryId: row.repositoryId as RepositoryId,
  };
}
