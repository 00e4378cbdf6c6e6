import { and, asc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { ConnectionId, TrackerProjectId } from '../../../kit/ids.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { TrackerProject } from '../../../ports/outbound/tracker-records.ts';
import type { Project, Tracker } from '../domain/tracker.ts';
import { connections, trackerProjects } from '../schema.ts';
import { listTrackerSettings } from './trackers.ts';

/** What a full list of the site shows: new ones, new names, and those that aren't there any more. */
export async function keepProjects(
  tx: Tx,
  connectionId: ConnectionId,
  listed: { readonly projects: readonly (TrackerProject & { readonly newId: string })[]; readonly at: Date },
): Promise<void> {
  const { projects, at } = listed;
  for (let from = 0; from < projects.length; from += BATCH) {
    const rows = projects
      .slice(from, from + BATCH)
      .map(({ newId, id, key, name }) => ({ id: newId, connectionId, hostId: id, key, name, goneAt: null }));
    await tx
      .insert(trackerProjects)
      .values(rows)
      .onConflictDoUpdate({
        target: [trackerProjects.workspaceId, trackerProjects.connectionId, trackerProjects.hostId],
        set: { key: sql`excluded.key`, name: sql`excluded.name`, goneAt: null },
      });
  }
  const seen = projects.map(({ id }) => id);
  await tx
    .update(trackerProjects)
    .set({ goneAt: at })
    .where(
      and(
        eq(trackerProjects.connectionId, connectionId),
        isNull(trackerProjects.goneAt),
        seen.length === 0 ? undefined : notInArray(trackerProjects.hostId, seen),
      ),
    );
}

/** Rows of one statement, so that its parameters stay far below PostgreSQL's 65,535. */
const BATCH = 500;

/** Those that are there, by key. */
export async function listProjectsOf(tx: Tx, connectionId: ConnectionId): Promise<readonly Project[]> {
  const rows = await tx
    .select()
    .from(trackerProjects)
    .where(and(eq(trackerProjects.connectionId, connectionId), isNull(trackerProjects.goneAt)))
    .orderBy(asc(trackerProjects.key));
  return rows.map(toProject);
}

/** By the tracker's own id, chosen and there; null otherwise. */
export async function findChosenProject(tx: Tx, connectionId: ConnectionId, hostId: string): Promise<Project | null> {
  const [row] = await tx
    .select()
    .from(trackerProjects)
    .where(
      and(
        eq(trackerProjects.connectionId, connectionId),
        eq(trackerProjects.hostId, hostId),
        isNotNull(trackerProjects.selectedAt),
        isNull(trackerProjects.goneAt),
      ),
    );
  return row === undefined ? null : toProject(row);
}

/** Whether any site works that has chosen projects. */
export async function hasTracker(tx: Tx): Promise<boolean> {
  return (await tx.kept(anyChosen, {})).length > 0;
}

const anyChosen = (db: Builder) =>
  db
    .select({ id: trackerProjects.id })
    .from(trackerProjects)
    .innerJoin(connections, eq(connections.id, trackerProjects.connectionId))
    .where(and(eq(connections.state, 'open'), isNotNull(trackerProjects.selectedAt), isNull(trackerProjects.goneAt)))
    .limit(1);

/** Working sites with chosen projects, by address. */
export async function listTrackers(tx: Tx): Promise<readonly Tracker[]> {
  const rows = await tx
    .select({ project: trackerProjects, site: connections.account, connectedAt: connections.connectedAt })
    .from(trackerProjects)
    .innerJoin(connections, eq(connections.id, trackerProjects.connectionId))
    .where(and(eq(connections.state, 'open'), isNotNull(trackerProjects.selectedAt), isNull(trackerProjects.goneAt)))
    .orderBy(asc(connections.account), asc(trackerProjects.key));
  const settings = await listTrackerSettings(tx);
  return settings.flatMap(({ connectionId, fields, doneCategories }) => {
    const own = rows.filter(({ project }) => project.connectionId === connectionId);
    const [first] = own;
    if (first === undefined) return [];
    const projects = own.map(({ project }) => toProject(project));
    return [{ connectionId, fields, doneCategories, projects, site: first.site, connectedAt: first.connectedAt }];
  });
}

/** @returns those that weren't selected before */
export async function selectProjects(
  tx: Tx,
  connectionId: ConnectionId,
  { ids, at }: { readonly ids: readonly TrackerProjectId[]; readonly at: Date },
): Promise<readonly Project[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(trackerProjects)
    .set({ selectedAt: at })
    .where(and(among(connectionId, ids), isNull(trackerProjects.selectedAt), isNull(trackerProjects.goneAt)))
    .returning();
  return rows.map(toProject);
}

/** @returns those that were selected before */
export async function unselectProjects(
  tx: Tx,
  connectionId: ConnectionId,
  ids: readonly TrackerProjectId[],
): Promise<readonly Project[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(trackerProjects)
    .set({ selectedAt: null })
    .where(and(among(connectionId, ids), isNotNull(trackerProjects.selectedAt)))
    .returning();
  return rows.map(toProject);
}

/** Nothing of a connection is read any more. */
export async function unselectAllProjects(tx: Tx, connectionId: ConnectionId): Promise<void> {
  await tx.update(trackerProjects).set({ selectedAt: null }).where(eq(trackerProjects.connectionId, connectionId));
}

function among(connectionId: ConnectionId, ids: readonly TrackerProjectId[]) {
  return and(eq(trackerProjects.connectionId, connectionId), inArray(trackerProjects.id, [...ids]));
}

function toProject(row: typeof trackerProjects.$inferSelect): Project {
  const { id, connectionId, hostId, key, name, selectedAt, goneAt } = row;
  return {
    ...{ id: id as TrackerProjectId, connectionId: connectionId as ConnectionId },
    ...{ hostId, key, name, selectedAt, goneAt },
  };
}
