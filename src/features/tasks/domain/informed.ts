import type { PersonId } from '../../../kit/ids.ts';
import { isOpen, type Task, type TaskStatus } from './task.ts';

/** How a task stood when its reader last heard of it. */
export type Heard = { readonly status: TaskStatus; readonly dueOn: string | null };

/** What an informed person is told. */
export type InformedLine =
  | { readonly kind: 'completed' | 'cancelled' }
  | { readonly kind: 'moved'; readonly from: string | null; readonly to: string | null };

/** What is new since the reader last heard of the task; null when it was taken back or undone by another change. */
export function newsOf(before: Heard, task: Pick<Task, 'status' | 'dueOn'>): InformedLine | null {
  if (!isOpen(task)) {
    if (before.status === task.status) return null;
    return { kind: task.status === 'completed' ? 'completed' : 'cancelled' };
  }
  return before.dueOn === task.dueOn ? null : { kind: 'moved', from: before.dueOn, to: task.dueOn };
}

/** Whether a change is one that informed people are told of: it ended, was opened again, or its date moved. */
export function isNews(before: Task, after: Task): boolean {
  return before.dueOn !== after.dueOn || isOpen(before) !== isOpen(after);
}

/** Informed people who don't hear of it otherwise: the responsible has the card, accountable and creator get a note. */
export function toBeInformed(task: Task, causedBy: PersonId | null): readonly PersonId[] {
  const told = [task.responsibleId, task.accountableId, task.creatorId, causedBy];
  return task.informedIds.filter((id) => !told.includes(id));
}
