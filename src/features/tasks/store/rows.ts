import { getTableColumns, sql } from 'drizzle-orm';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Consult } from '../domain/consult.ts';
import type { Blocker, Points, Task } from '../domain/task.ts';
import { tasks } from '../schema.ts';

/** Everything a `Task` holds, its people and waits gathered beside it. */
export const taskColumns = {
  ...getTableColumns(tasks),
  consultedIds: sql<PersonId[]>`coalesce((select jsonb_agg(p.person_id order by p.person_id) from task_people p
    where p.task_id = tasks.id and p.letter = 'C'), '[]'::jsonb)`,
  informedIds: sql<PersonId[]>`coalesce((select jsonb_agg(p.person_id order by p.person_id) from task_people p
    where p.task_id = tasks.id and p.letter = 'I'), '[]'::jsonb)`,
  waitsForIds: sql<TaskId[]>`coalesce((select jsonb_agg(w.waits_for_id order by w.waits_for_id) from task_waits w
    where w.task_id = tasks.id), '[]'::jsonb)`,
};

export type TaskRow = typeof tasks.$inferSelect & {
  readonly consultedIds: PersonId[];
  readonly informedIds: PersonId[];
  readonly waitsForIds: TaskId[];
};

export function toTask(row: TaskRow): Task {
  const { workspaceId: _, ...fields } = row;
  return {
    ...fields,
    id: row.id as TaskId,
    creatorId: row.creatorId as PersonId,
    responsibleId: row.responsibleId as PersonId,
    accountableId: row.accountableId as PersonId,
    parentId: row.parentId as TaskId | null,
    points: row.points as Points | null,
    signOffAskedId: row.signOffAskedId as PersonId | null,
    blocker: row.blocker === null ? null : reviveBlocker(row.blocker),
    consult: row.consult === null ? null : reviveConsult(row.consult),
  };
}

/** Instants inside JSON come back as text. */
function reviveBlocker(stored: Blocker): Blocker {
  return { ...stored, blockedAt: new Date(stored.blockedAt) };
}

function reviveConsult(stored: Consult): Consult {
  return {
    ...stored,
    askedAt: new Date(stored.askedAt),
    heldUntil: stored.heldUntil === null ? null : new Date(stored.heldUntil),
    asked: stored.asked.map((one) => ({ ...one, dueAt: new Date(one.dueAt) })),
  };
}

/** The columns of a task, without what lives in tables of its own. */
export function toColumns(task: Task) {
  const {
    id: _,
    number: __,
    version: ___,
    consultedIds: ____,
    informedIds: _____,
    waitsForIds: ______,
    ...columns
  } = task;
  return columns;
}
