import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { TeamId, TrackerSprintId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { sprintBoards, sprintRecords, sprints } from '../schema.ts';
import { toSprint } from './rows.ts';

/** Those of the tracker's sprints that are mirrored here. */
export async function listByTracker(tx: Tx, ids: readonly TrackerSprintId[]): Promise<readonly Sprint[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ownWorkspace, inArray(sprints.trackerId, [...ids])));
  return rows.map(toSprint);
}

/** Tracker's sprints whose numbers may still change: without a sealed close. */
export async function listUnsealed(tx: Tx): Promise<readonly Sprint[]> {
  const sealed = tx
    .select({ id: sprintRecords.sprintId })
    .from(sprintRecords)
    .where(eq(sprintRecords.moment, 'closed'));
  const rows = await tx
    .select()
    .from(sprints)
    .where(
      and(
        ownWorkspace,
        eq(sprints.source, 'tracker'),
        ne(sprints.state, 'planned'),
        sql`${sprints.id} not in ${sealed}`,
      ),
    );
  return rows.map(toSprint);
}

/** Open ones of boards that nobody said whose they are. */
export async function listUnowned(tx: Tx): Promise<readonly Sprint[]> {
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ownWorkspace, eq(sprints.source, 'tracker'), eq(sprints.state, 'open'), isNull(sprints.teamId)))
    .orderBy(sprints.startsOn, sprints.id);
  return rows.map(toSprint);
}

export async function listOfBoard(tx: Tx, boardKey: string): Promise<readonly Sprint[]> {
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ownWorkspace, eq(sprints.boardKey, boardKey)));
  return rows.map(toSprint);
}

/** Forgets what the tracker deleted, as long as nothing of it is sealed. */
export async function deleteUnsealed(tx: Tx, id: SprintId): Promise<void> {
  const sealed = tx.select({ id: sprintRecords.sprintId }).from(sprintRecords).where(eq(sprintRecords.sprintId, id));
  await tx.delete(sprints).where(and(eq(sprints.id, id), sql`${sprints.id} not in ${sealed}`));
}

/** Whose each board is. */
export async function listBoards(tx: Tx): Promise<ReadonlyMap<string, TeamId>> {
  const rows = await tx.select().from(sprintBoards);
  return new Map(rows.map(({ boardKey, teamId }) => [boardKey, teamId as TeamId]));
}

/** @param teamId null: nobody's */
export async function saveBoard(tx: Tx, boardKey: string, teamId: TeamId | null): Promise<void> {
  await tx.delete(sprintBoards).where(eq(sprintBoards.boardKey, boardKey));
  if (teamId !== null) await tx.insert(sprintBoards).values({ boardKey, teamId });
}

const ownWorkspace = sql`${sprints.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;
