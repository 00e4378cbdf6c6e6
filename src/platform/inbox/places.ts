import { performance } from 'node:perf_hooks';
import { createFloodWatch } from './flood.ts';

/** Whose deliveries a person waits for. */
const OF_PEOPLE = 'slack';
/** One place of so many is kept for them: they don't stand behind another tool's backlog. */
const KEPT_SHARE = 4;
/** While a flood comes in, one of its deliveries is begun in so many milliseconds: it is safe, and its turn comes. */
const FLOOD_PACE_MS = 250;

/** How much is handled at once in this process, and by whom the next place may be taken. */
export type Places = {
  /** One came from this source, whatever becomes of it. */
  note(source: string): void;
  /** Whether a delivery of this source that comes now may begin at once. */
  isFreeFor(source: string): boolean;
  /** How many of those that lie in the table may begin; 0 or more. */
  forRows(): number;
  take(count: number): void;
  give(count: number): void;
  /** Takes a place for what is handled from now on. */
  begin(): void;
};

/** @param most places in all, 1 or more */
export function createPlaces(most: number): Places {
  const kept = Math.floor(most / KEPT_SHARE);
  const floods = createFloodWatch();
  let free = most;
  let begunAt = Number.NEGATIVE_INFINITY;
  const isPaced = () => performance.now() - begunAt < FLOOD_PACE_MS;
  return {
    note: (source) => floods.note(source),
    isFreeFor: (source) => free > (source === OF_PEOPLE ? 0 : kept) && !(floods.isOn(source) && isPaced()),
    forRows() {
      const room = Math.max(0, free - kept);
      if (!floods.isAnyOn()) return room;
      return isPaced() ? 0 : Math.min(1, room);
    },
    take(count) {
      free -= count;
    },
    give(count) {
      free += count;
    },
    begin() {
      begunAt = performance.now();
      free -= 1;
    },
  };
}
