import { z } from 'zod';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listStates } from '../../history/index.ts';
import { listChildrenOf, listTasksById, type Task } from '../../tasks/index.ts';
import { staysOfParts } from '../domain/split-tasks.ts';
import type { Stay } from '../domain/sprint.ts';
import type { TaskChange } from '../domain/task-facts.ts';

/** A task in a sprint with how much of its history there is. */
export type Item = Stay & { readonly number: number; readonly version: number };

/** Which tasks were in a sprint, split ones replaced by their parts; tasks as they are now. */
export async function readItems(
  tx: Tx,
  stays: readonly Stay[],
): Promise<{ readonly items: readonly Item[]; readonly tasks: readonly Task[] }> {
  const ids = [...new Set(stays.map(({ taskId }) => taskId as TaskId))];
  const parts = await listChildrenOf(tx, ids);
  const tasks = [...(await listTasksById(tx, ids)), ...parts.filter(({ id }) => !ids.includes(id))];
  const known = new Map(tasks.map((task) => [task.id as string, task]));
  const links = parts.flatMap(({ id, parentId, createdAt }) =>
    parentId === null ? [] : [{ id, parentId, createdAt }],
  );
  const items = staysOfParts(stays, links).flatMap((stay): Item[] => {
    const task = known.get(stay.taskId);
    return task === undefined ? [] : [{ ...stay, number: task.number, version: task.version }];
  });
  return { items, tasks };
}

/** How tasks stood after each of their changes. */
export async function readChanges(tx: Tx, taskIds: readonly string[]): Promise<readonly TaskChange[]> {
  const asked = { subjectKind: 'task', subjectIds: [...new Set(taskIds)], fields: Object.keys(state.shape) };
  const rows = await listStates(tx, asked);
  return rows.map(({ id, at, subjectId, fields }) => ({ id, at, taskId: subjectId as TaskId, ...state.parse(fields) }));
}

const instant = z.iso.datetime().transform((at) => new Date(at));

/** The part of a task's snapshot that moves a sprint. */
const state = z.object({
  version: z.number(),
  status: z.enum(['assigned', 'in_progress', 'blocked', 'completed', 'cancelled']),
  points: z.number().nullable().default(null),
  completedAt: instant.nullable().default(null),
  title: z.string(),
  private: z.boolean(),
  responsibleId: z.string().transform((id) => id as PersonId),
  blocker: z.object({ reason: z.string(), blockedAt: instant }).nullable().default(null),
});
