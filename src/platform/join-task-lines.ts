import type { TaskLinesOf } from '../ports/inbound/task-lines.ts';

/** One question to all who have something to say on a task's card, in tier order. */
export function joinTaskLines(sources: readonly TaskLinesOf[]): TaskLinesOf {
  return async (tx, about) => (await Promise.all(sources.map((source) => source(tx, about)))).flat();
}
