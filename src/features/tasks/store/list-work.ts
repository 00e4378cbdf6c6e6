import { and, asc, desc, gte, inArray, or } from 'drizzle-orm';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Task } from '../domain/task.ts';
import { tasks } from '../schema.ts';
import { ownWorkspace } from './find-tasks.ts';
import { taskColumns, toTask } from './rows.ts';

/** What is needed of tasks to count them. */
export type CountedTask = Pick<Task, 'id' | 'parentId' | 'points' | 'status' | 'startedAt' | 'completedAt'>;

/** Open tasks of these people and those done since, the newest first: a few columns of many rows. @param limit 1 and up */
export async function listCounted(
  tx: Tx,
  { responsibleIds, since, limit }: { responsibleIds: readonly PersonId[]; since: Date; limit: number },
): Promise<readonly CountedTask[]> {
  if (responsibleIds.length === 0) return [];
  const { id, parentId, points, status, startedAt, completedAt } = tasks;
  const isOpen = inArray(status, ['assigned', 'in_progress', 'blocked']);
  const rows = await tx
    .select({ id, parentId, points, status, startedAt, completedAt })
    .from(tasks)
    .where(and(ownWorkspace, inArray(tasks.responsibleId, [...responsibleIds]), or(isOpen, gte(completedAt, since))))
    .orderBy(desc(tasks.number))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    id: row.id as TaskId,
    parentId: row.parentId as TaskId | null,
    points: row.points as Task['points'],
  }));
}

type Asked = {
  readonly responsibleIds: readonly PersonId[];
  /** 1 and up. */
  readonly limit: number;
};

/** Open tasks people are responsible for, by number. Private ones are in it: ask `maySee`. */
export async function listWork(tx: Tx, { responsibleIds, limit }: Asked): Promise<readonly Task[]> {
  if (responsibleIds.length === 0) return [];
  const isOpen = inArray(tasks.status, ['assigned', 'in_progress', 'blocked']);
  const rows = await tx
    .select(taskColumns)
    .from(tasks)
    .where(and(ownWorkspace, inArray(tasks.responsibleId, [...responsibleIds]), isOpen))
    .orderBy(asc(tasks.number))
    .limit(limit);
  return rows.map(toTask);
}
