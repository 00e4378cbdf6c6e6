import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import type { ConnectionId, TrackerProjectId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ProjectSync } from '../domain/sync.ts';
import { projectSyncs } from '../schema.ts';

/** Those known already stay as they are. */
export async function insertProjectSyncs(tx: Tx, syncs: readonly ProjectSync[]): Promise<void> {
  if (syncs.length > 0)
    await tx
      .insert(projectSyncs)
      .values([...syncs])
      .onConflictDoNothing();
}

/** The next project to be read of a connection; null when all is read. */
export async function findNextSync(tx: Tx, connectionId: ConnectionId): Promise<ProjectSync | null> {
  const [row] = await tx
    .select()
    .from(projectSyncs)
    .where(and(eq(projectSyncs.connectionId, connectionId), notInArray(projectSyncs.step, ['done', 'gone'])))
    .orderBy(asc(projectSyncs.projectId))
    .limit(1);
  return row === undefined ? null : toSync(row);
}

export async function listProjectSyncs(tx: Tx, connectionId: ConnectionId): Promise<readonly ProjectSync[]> {
  const rows = await tx
    .select()
    .from(projectSyncs)
    .where(eq(projectSyncs.connectionId, connectionId))
    .orderBy(asc(projectSyncs.projectId));
  return rows.map(toSync);
}

/** Holds a project until the transaction ends. @returns false when somebody else moved it since */
export async function holdSync(tx: Tx, { id, version }: Pick<ProjectSync, 'id' | 'version'>): Promise<boolean> {
  const rows = await tx
    .select({ id: projectSyncs.id })
    .from(projectSyncs)
    .where(and(eq(projectSyncs.id, id), eq(projectSyncs.version, version)))
    .for('update');
  return rows.length > 0;
}

/** Moves a project on. @returns false when somebody else moved it since, and nothing was written */
export async function claimProgress(tx: Tx, before: ProjectSync, after: ProjectSync): Promise<boolean> {
  const { id, ...changed } = after;
  const rows = await tx
    .update(projectSyncs)
    .set(changed)
    .where(and(eq(projectSyncs.id, id), eq(projectSyncs.version, before.version)))
    .returning({ id: projectSyncs.id });
  return rows.length > 0;
}

/** How many projects stand at each step, and how many issues were read. */
export async function countSyncs(tx: Tx) {
  return tx
    .select({
      step: projectSyncs.step,
      projects: sql<number>`count(*)::int`,
      issues: sql<number>`coalesce(sum(${projectSyncs.issues}), 0)::int`,
    })
    .from(projectSyncs)
    .groupBy(projectSyncs.step);
}

function toSync({ workspaceId: _, ...row }: typeof projectSyncs.$inferSelect): ProjectSync {
  return {
    ...row,
    connectionId: row.connectionId as ConnectionId,
    projectId: row.projectId as TrackerProjectId,
  };
}
