import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ConnectionId, TrackerSprintId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import type { TrackerSprint } from '../domain/sprint.ts';
import { trackerSprints, trackerStatuses } from '../schema.ts';

/** Sprints of every tracker that weren't deleted, by when they start; those without a date last. */
export async function listTrackerSprints(tx: Tx): Promise<readonly TrackerSprint[]> {
  const t = trackerSprints;
  const rows = await tx.select().from(t).where(isNull(t.deletedAt)).orderBy(asc(t.startsAt), asc(t.hostId));
  return rows.map(toSprint);
}

/** Those of the ids that exist, deleted ones included. */
export async function listSprintsById(tx: Tx, ids: readonly TrackerSprintId[]): Promise<readonly TrackerSprint[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(trackerSprints)
    .where(inArray(trackerSprints.id, [...ids]));
  return rows.map(toSprint);
}

/** Those of the tracker's ids that are known. */
export async function listSprintsByHostId(
  tx: Tx,
  connectionId: ConnectionId,
  hostIds: readonly string[],
): Promise<readonly TrackerSprint[]> {
  if (hostIds.length === 0) return [];
  const t = trackerSprints;
  const rows = await tx
    .select()
    .from(t)
    .where(and(eq(t.connectionId, connectionId), inArray(t.hostId, [...hostIds])));
  return rows.map(toSprint);
}

export async function saveSprints(tx: Tx, sprints: readonly TrackerSprint[]): Promise<void> {
  for (const sprint of sprints) {
    const { id: _, ...set } = sprint;
    const target = [trackerSprints.connectionId, trackerSprints.hostId];
    await tx.insert(trackerSprints).values(sprint).onConflictDoUpdate({ target, set });
  }
}

/** The category of every status of a site that was ever told. */
export async function listCategories(tx: Tx, connectionId: ConnectionId): Promise<ReadonlyMap<string, StatusCategory>> {
  const rows = await tx.select().from(trackerStatuses).where(eq(trackerStatuses.connectionId, connectionId));
  return new Map(rows.map(({ hostId, category }) => [hostId, category]));
}

/** Each may be in the list once. */
export async function saveCategories(
  tx: Tx,
  connectionId: ConnectionId,
  statuses: readonly { readonly hostId: string; readonly name: string; readonly category: StatusCategory }[],
): Promise<void> {
  for (const status of statuses)
    await tx
      .insert(trackerStatuses)
      .values({ ...status, connectionId })
      .onConflictDoUpdate({
        target: [trackerStatuses.connectionId, trackerStatuses.hostId],
        set: { name: status.name, category: status.category },
      });
}

function toSprint({ workspaceId: _, ...row }: typeof trackerSprints.$inferSelect): TrackerSprint {
  return { ...row, id: row.id as TrackerSprintId, connectionId: row.connectionId as ConnectionId };
}
