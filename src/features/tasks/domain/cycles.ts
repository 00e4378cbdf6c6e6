import { taskRef } from './task.ts';

/** From a task's number to those of the tasks it waits for, or of its parent. */
export type Edges = ReadonlyMap<number, readonly number[]>;

/**
 * A circle that leads from `start` back to it, as people read it: `T-3 → T-7 → T-3`; the shortest there is.
 * Null when none passes through `start`. Linear in the edges.
 */
export function findCycle(start: number, edges: Edges): string | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const at of queue) {
    for (const next of edges.get(at) ?? []) {
      if (next === start) return pathBack(at, start, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function pathBack(last: number, start: number, cameFrom: ReadonlyMap<number, number>): string {
  const path = [start];
  for (let at = last; at !== start; at = cameFrom.get(at) ?? start) path.unshift(at);
  return [start, ...path].map(taskRef).join(' → ');
}
