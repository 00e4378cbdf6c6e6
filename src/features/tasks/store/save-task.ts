import { and, eq } from 'drizzle-orm';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Task } from '../domain/task.ts';
import { taskPeople, tasks, taskWaits } from '../schema.ts';
import { toColumns } from './rows.ts';

/**
 * Writes a changed task over the version it was read at.
 * @returns the task with its new version; null when somebody else wrote in between
 */
export async function saveTask(tx: Tx, before: Task, after: Task): Promise<Task | null> {
  const version = before.version + 1;
  const saved = await tx
    .update(tasks)
    .set({ ...toColumns(after), version })
    .where(and(eq(tasks.id, before.id), eq(tasks.version, before.version)))
    .returning({ id: tasks.id });
  if (saved.length === 0) return null;
  await replacePeople(tx, { before, after, letter: 'C' });
  await replacePeople(tx, { before, after, letter: 'I' });
  await replaceWaits(tx, before, after);
  return { ...after, version };
}

type Letters = { before: Task; after: Task; letter: 'C' | 'I' };

async function replacePeople(tx: Tx, { before, after, letter }: Letters): Promise<void> {
  const [was, will] =
    letter === 'C' ? [before.consultedIds, after.consultedIds] : [before.informedIds, after.informedIds];
  if (sameMembers(was, will)) return;
  await tx.delete(taskPeople).where(and(eq(taskPeople.taskId, before.id), eq(taskPeople.letter, letter)));
  if (will.length > 0)
    await tx.insert(taskPeople).values(will.map((personId: PersonId) => ({ taskId: before.id, personId, letter })));
}

async function replaceWaits(tx: Tx, before: Task, after: Task): Promise<void> {
  if (sameMembers(before.waitsForIds, after.waitsForIds)) return;
  await tx.delete(taskWaits).where(eq(taskWaits.taskId, before.id));
  const waits = after.waitsForIds.map((waitsForId: TaskId) => ({ taskId: before.id, waitsForId }));
  if (waits.length > 0) await tx.insert(taskWaits).values(waits);
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** A mark of time, not somebody's change: the version stays, so that an open form is still good. */
export async function saveOverdue(tx: Tx, task: Task, at: Date): Promise<void> {
  await tx
    .update(tasks)
    .set({ overdueAt: at })
    .where(and(eq(tasks.id, task.id), eq(tasks.version, task.version)));
}
