import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { TaskId, TeamId } from '../../../kit/ids.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import { findTask } from '../../tasks/index.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { sprints, sprintTasks } from '../schema.ts';
import { toSprint } from './rows.ts';

export async function findSprint(tx: Tx, id: SprintId): Promise<Sprint | null> {
  const [row] = await tx.select().from(sprints).where(eq(sprints.id, id));
  return row === undefined ? null : toSprint(row);
}

/** Sprints that aren't closed of these teams, the open one first, then by their first day. */
export async function listLive(tx: Tx, teamIds: readonly TeamId[]): Promise<readonly Sprint[]> {
  if (teamIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ownWorkspace, inArray(sprints.teamId, [...teamIds]), ne(sprints.state, 'closed')))
    .orderBy(sql`${sprints.state} = 'open' desc`, asc(sprints.startsOn), asc(sprints.id));
  return rows.map(toSprint);
}

/** Every sprint that runs now. */
export async function listOpen(tx: Tx): Promise<readonly Sprint[]> {
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ownWorkspace, eq(sprints.state, 'open')))
    .orderBy(asc(sprints.startsOn), asc(sprints.id));
  return rows.map(toSprint);
}

/** A team's sprints that have begun, newest first; a null team: the tracker's. @param asked.limit 1 to 100 */
export async function listBegun(
  tx: Tx,
  { teamId, limit }: { readonly teamId: TeamId | null; readonly limit: number },
): Promise<readonly Sprint[]> {
  const ofTeam = teamId === null ? isNull(sprints.teamId) : eq(sprints.teamId, teamId);
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ownWorkspace, ofTeam, ne(sprints.state, 'planned')))
    .orderBy(desc(sprints.startedAt), desc(sprints.id))
    .limit(Math.min(Math.max(limit, 1), 100));
  return rows.map(toSprint);
}

/** Sprints that aren't closed and have one of these tasks in them. */
export async function listLiveOf(tx: Tx, taskIds: readonly TaskId[]): Promise<readonly Sprint[]> {
  if (taskIds.length === 0) return [];
  const inIt = tx
    .select({ id: sprintTasks.sprintId })
    .from(sprintTasks)
    .where(and(inArray(sprintTasks.taskId, [...taskIds]), isNull(sprintTasks.leftAt)));
  const rows = await tx
    .select()
    .from(sprints)
    .where(and(ne(sprints.state, 'closed'), inArray(sprints.id, inIt)))
    .orderBy(asc(sprints.startsOn), asc(sprints.id));
  return rows.map(toSprint);
}

/** Whether any sprint isn't closed. */
export async function anyLive(tx: Tx): Promise<boolean> {
  return (await tx.kept(firstLive, {})).length > 0;
}

const firstLive = (db: Builder) =>
  db
    .select({ id: sprints.id })
    .from(sprints)
    .where(and(ownWorkspace, ne(sprints.state, 'closed')))
    .limit(1);

/** Sprints that aren't closed which a task is in, or through the task it is a part of. */
export async function listLiveWith(tx: Tx, taskId: TaskId): Promise<readonly Sprint[]> {
  // Asked for each card that is drawn: a workspace without sprints pays for one look.
  if (!(await anyLive(tx))) return [];
  const own = await listLiveOf(tx, [taskId]);
  const parentId = own.length > 0 ? null : ((await findTask(tx, taskId))?.parentId ?? null);
  return parentId === null ? own : listLiveOf(tx, [parentId]);
}

export async function insertSprint(tx: Tx, sprint: Sprint, createdAt: Date): Promise<void> {
  await tx.insert(sprints).values({ ...sprint, createdAt });
}

/** @returns false when somebody else changed it since, or another sprint of the team is open */
export async function saveSprint(tx: Tx, { id, version, ...columns }: Sprint): Promise<boolean> {
  const rows = await tx
    .update(sprints)
    .set({ ...columns, version: version + 1 })
    .where(and(eq(sprints.id, id), eq(sprints.version, version)))
    .returning({ id: sprints.id });
  return rows.length > 0;
}

const ownWorkspace = sql`${sprints.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;
