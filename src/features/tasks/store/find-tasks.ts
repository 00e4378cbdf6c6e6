import { and, eq, or, sql } from 'drizzle-orm';
import type { TaskId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Task } from '../domain/task.ts';
import { tasks, taskWaits } from '../schema.ts';
import { taskColumns, toTask } from './rows.ts';

/** Null when the workspace has no such task. */
export async function findTask(tx: Tx, id: TaskId): Promise<Task | null> {
  const [row] = await tx.kept(byIds, { ids: listText([id]) });
  return row === undefined ? null : toTask(row);
}

const byIds = (db: Builder) =>
  db
    .select(taskColumns)
    .from(tasks)
    .where(sql`${tasks.id} = any(${sql.placeholder('ids')}::uuid[])`);

/** `T-12` by its number; null when the workspace has no such task. */
export async function findTaskByNumber(tx: Tx, number: number): Promise<Task | null> {
  const [task] = await listTasksByNumber(tx, [number]);
  return task ?? null;
}

/** Those of the ids that exist, in no order. */
export async function listTasksById(tx: Tx, ids: readonly TaskId[]): Promise<readonly Task[]> {
  if (ids.length === 0) return [];
  return (await tx.kept(byIds, { ids: listText(ids) })).map(toTask);
}

/** Those of the numbers that exist, in no order. */
export async function listTasksByNumber(tx: Tx, numbers: readonly number[]): Promise<readonly Task[]> {
  if (numbers.length === 0) return [];
  return (await tx.kept(byNumbers, { numbers: listText(numbers) })).map(toTask);
}

const byNumbers = (db: Builder) =>
  db
    .select(taskColumns)
    .from(tasks)
    .where(and(sql`${tasks.number} = any(${sql.placeholder('numbers')}::int[])`, ownWorkspace));

/** By number. */
export async function listChildren(tx: Tx, parentId: TaskId): Promise<readonly Task[]> {
  return listChildrenOf(tx, [parentId]);
}

/** Parts of these tasks, by number. */
export async function listChildrenOf(tx: Tx, parentIds: readonly TaskId[]): Promise<readonly Task[]> {
  if (parentIds.length === 0) return [];
  return (await tx.kept(byParents, { ids: listText(parentIds) })).map(toTask);
}

const byParents = (db: Builder) =>
  db
    .select(taskColumns)
    .from(tasks)
    .where(sql`${tasks.parentId} = any(${sql.placeholder('ids')}::uuid[])`)
    .orderBy(tasks.number);

/** Tasks whose cards name this one with its status: its parent, those that wait for it, those blocked by it. */
export async function listOnlookers(tx: Tx, task: Pick<Task, 'id' | 'parentId'>): Promise<readonly Task[]> {
  const near = or(
    task.parentId === null ? undefined : eq(tasks.id, task.parentId),
    sql`exists (select 1 from task_waits w where w.task_id = tasks.id and w.waits_for_id = ${task.id})`,
    sql`${tasks.status} = 'blocked' and ${tasks.blocker}->'waitingOn'->>'taskId' = ${task.id}`,
  );
  return (await tx.select(taskColumns).from(tasks).where(and(ownWorkspace, near))).map(toTask);
}

/** Tasks that wait for this one, in an order in which they may be locked. */
export async function listWaiterIds(tx: Tx, taskId: TaskId): Promise<readonly TaskId[]> {
  const rows = await tx
    .select({ id: taskWaits.taskId })
    .from(taskWaits)
    .where(eq(taskWaits.waitsForId, taskId))
    .orderBy(taskWaits.taskId);
  return rows.map(({ id }) => id as TaskId);
}

/** Row-level security says the same; naming it lets the index by number serve. */
export const ownWorkspace = sql`${tasks.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;

/** The task, held until the transaction ends, so that two changes of it follow one another. */
export async function lockTask(tx: Tx, id: TaskId): Promise<Task | null> {
  // Asked together, they run one after the other on their connection: the second reads what the first waited for.
  const held = tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.id, id)).for('update').execute();
  const [, task] = await Promise.all([held, findTask(tx, id)]);
  return task;
}
