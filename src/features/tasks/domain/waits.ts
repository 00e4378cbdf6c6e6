import { type Task, taskRef } from './task.ts';

/** Most tasks named in a refusal. */
const NAMED_MAX = 5;

/**
 * Why a task can't start yet, and what to do.
 * @param open the tasks it waits for that aren't closed, at least one
 * @param isSeen whether the asker may know of one; the others are counted
 */
export function refuseEarlyStart<T extends Pick<Task, 'number' | 'title'>>(
  task: Pick<Task, 'number'>,
  open: readonly T[],
  isSeen: (waited: T) => boolean,
): string {
  const named = open
    .filter(isSeen)
    .slice(0, NAMED_MAX)
    .map(({ number, title }) => `${taskRef(number)} ${title}`);
  const more = open.length - named.length;
  const others = named.length === 0 ? `${more} that you can’t see` : `${more} more`;
  const which = [...named, ...(more > 0 ? [others] : [])].join(', ');
  const after = open.length === 1 ? 'once that is closed' : 'once these are closed';
  return `${taskRef(task.number)} waits for ${which}. It is free ${after}; to start sooner, take it out of “waits for” with Edit.`;
}
