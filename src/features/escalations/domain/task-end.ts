import type { Task } from '../../tasks/index.ts';
import type { Escalation, Resolution } from './escalation.ts';

/** How the task's own change ends an escalation; null while it goes on. */
export function endOf({ cause }: Pick<Escalation, 'cause'>, task: TaskNow, now: Date): Resolution['how'] | null {
  if (task.status === 'completed' || task.status === 'cancelled') return task.status;
  switch (cause) {
    case 'blocked':
      return task.status === 'blocked' ? null : 'unblocked';
    case 'overdue':
      return task.dueAt === null || task.dueAt > now || !mayAskHowItStands(task) ? 'gone' : null;
    case 'long-running':
      return task.status === 'in_progress' && mayAskHowItStands(task) ? null : 'gone';
    default:
      return null;
  }
}

/**
 * Whether the responsible still owes an answer: a blocked task climbs as blocked, as two questions about one trouble
 * help nobody, and of one that waits to be accepted they have said that it is done.
 */
export function mayAskHowItStands({ status, awaitingSignOffAt }: Pick<Task, 'status' | 'awaitingSignOffAt'>): boolean {
  return status !== 'blocked' && awaitingSignOffAt === null;
}

type TaskNow = Pick<Task, 'status' | 'dueAt' | 'awaitingSignOffAt'>;
