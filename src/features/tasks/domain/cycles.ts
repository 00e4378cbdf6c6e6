import { taskRef } from './task.ts';

/** From a task's number to those of the tasks it waits for, or of its parent. */
export type Edges = ReadonlyMap<number, readonly number[]>;

/**
 * A circle that leads from `start` back to it, as people read it: `T-3 → T-7 → T-3`; the shortest there is.
 * Null when none passes through `start`. Linear in the edges.
 * @param hidden numbers the reader may not know of; they stand as `…`
 */
export function findCycle(start: number, edges: Edges, hidden: ReadonlySet<number> = new Set()): string | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const at of queue) {
    for (const next of edges.get(at) ?? []) {
      if (next === start)
        return pathBack(at, start, cameFrom)
          .map((n) => (hidden.has(n) ? '…' : taskRef(n)))
          .join(' → ');
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function pathBack(last: number, start: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const path = [start];
  for (let at = last; at !== start; at = cameFrom.get(at) ?? start) path.unshift(at);
  return [start, ...path];
}
