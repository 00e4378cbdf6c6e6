import { showDay } from '../../../kit/shown-time.ts';
import { localDay } from '../../../kit/zones.ts';
import { taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import type { ForReader } from './lines.ts';

/** A change as a note tells of it. */
export type NotedChange = {
  /** Who did it; null when a rule did. */
  readonly by: string | null;
  /** The history row's: `task.send-back`. */
  readonly action: string;
  /** The status it led to. */
  readonly status: string;
  /** The date it led to, `YYYY-MM-DD`; null for none. */
  readonly dueOn: string | null;
  readonly reason: string | null;
  /** Whether it was undone since. */
  readonly takenBack: boolean;
};

/** One sentence for somebody who didn't do it: `T-3 Paint the fence is done (Ana).` */
export function sayChange({ task }: TaskView, change: NotedChange, reader: ForReader): string {
  const by = change.by === null ? '' : ` (${change.by})`;
  const since = change.takenBack ? ' This was taken back.' : '';
  return `${taskRef(task.number)} ${task.title} ${what(change, reader)}${by}.${since}`;
}

function what({ by, action, status, dueOn }: NotedChange, reader: ForReader): string {
  if (action === 'task.start') return 'goes on: the people to consult were asked';
  if (action === 'task.send-back') return 'was sent back: it isn’t done yet';
  switch (status) {
    case 'completed':
      if (by === null && action === 'task.accept') return 'is done: an override let the sign-off rest';
      return by === null ? 'is done: its last part was closed' : 'is done';
    case 'cancelled':
      return by === null ? 'was cancelled: its last part was' : 'was cancelled';
    default:
      return dueOn === null
        ? 'has no due date any more'
        : `is now due ${showDay(dueOn, localDay(reader.now, reader.timeZone))}`;
  }
}
