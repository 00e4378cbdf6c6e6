import type { WorkspaceId } from '../../kit/ids.ts';
import { inBackground } from '../background.ts';
import type { Kit } from './kit.ts';
import type { Claimed } from './row.ts';
import { runRow } from './run-row.ts';

/** The rows on their way in this process, and how many more may be. */
export type Places = {
  run(row: Claimed): void;
  running(): readonly Promise<void>[];
  /** All together. */
  free(): number;
  /** For one workspace. */
  freeFor(workspaceId: WorkspaceId): number;
};

/** Messages on their way at once while people's requests come first. */
const RUSH_PLACES = 2;

/** @param onFreed told each time a row is done and its place free */
export function createPlaces(kit: Kit, onFreed: () => void): Places {
  const running = new Map<Claimed, Promise<void>>();
  const { concurrency, perWorkspace } = kit.settings;
  return {
    run(row) {
      // Sixteen drawings at once would stand before every command in the queue for a connection.
      const done = inBackground(() => runRow(kit, row)).finally(() => {
        running.delete(row);
        onFreed();
      });
      running.set(row, done);
    },
    running: () => [...running.values()],
    free: () => Math.max(0, (kit.isRushed() ? RUSH_PLACES : concurrency) - running.size),
    freeFor(workspaceId) {
      const busy = [...running.keys()].filter((row) => row.workspaceId === workspaceId).length;
      return Math.max(0, perWorkspace - busy);
    },
  };
}
