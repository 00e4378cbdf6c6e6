import type { Task } from '../../tasks/index.ts';
import type { Escalation, Resolution } from './escalation.ts';

/** How the task's own change ends an escalation; null while it goes on. */
export function endOf({ cause }: Pick<Escalation, 'cause'>, task: TaskNow, now: Date): Resolution['how'] | null {
  if (task.status === 'completed' || task.status === 'cancelled') return task.status;
  switch (cause) {
    case 'blocked':
      return task.status === 'blocked' ? null : 'unblocked';
    case 'overdue':
      // A blocked task climbs as blocked: two questions about one trouble help nobody.
      return task.dueAt === null || task.dueAt > now || task.status === 'blocked' ? 'gone' : null;
    case 'long-running':
      return task.status === 'in_progress' ? null : 'gone';
    default:
      return null;
  }
}

type TaskNow = Pick<Task, 'status' | 'dueAt'>;
