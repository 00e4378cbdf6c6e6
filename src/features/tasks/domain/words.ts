import type { Points, Priority, TaskStatus, TaskType } from './task.ts';

/** How people read a status. */
export const statusWords: Readonly<Record<TaskStatus, string>> = {
  assigned: 'Assigned',
  in_progress: 'In progress',
  blocked: 'Blocked',
  completed: 'Done',
  cancelled: 'Cancelled',
};

export const priorityWords: Readonly<Record<Priority, string>> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};

export const typeWords: Readonly<Record<TaskType, string>> = {
  feature: 'Feature',
  bug: 'Bug',
  chore: 'Chore',
  question: 'Question',
};

/** What each number of points means, shown with the option; at most 75 characters with the number before it. */
export const pointWords: Readonly<Record<Points, string>> = {
  1: 'up to an hour',
  2: 'an hour or two, up to half a day',
  3: 'half a day to a day',
  5: 'two or three days',
  8: 'about a week: ask somebody before it starts',
  13: 'more than a week: better split it',
  21: 'too large for one task: split it into parts of 3 to 8',
};

/** `1 point`, `3 points`. */
export function pointsText(points: number): string {
  return `${points} ${points === 1 ? 'point' : 'points'}`;
}
