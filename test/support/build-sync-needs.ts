import { createGitHub } from '../../src/adapters/github/create-github.ts';
import { createRandom } from '../../src/adapters/system/random.ts';
import type { SyncNeeds } from '../../src/features/pull-requests/use-cases/sync/sync-needs.ts';
import { createKnownTasks } from '../../src/features/tasks/index.ts';
import { createOutbox } from '../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../src/platform/schedule/create-schedules.ts';
import type { Store } from '../../src/ports/outbound/store.ts';
import type { Clock } from '../../src/ports/outbound/system.ts';
import { testVault } from './github-connection.ts';

/** What reading history takes, with jobs that are only written down and nobody who follows what is announced. */
export function buildSyncNeeds(given: {
  readonly scope: Store['scope'];
  readonly clock: Clock;
  /** Of the local GitHub. */
  readonly url: string;
  /** Names of jobs are put here. */
  readonly queue: string[];
}): SyncNeeds {
  const { scope, clock, url, queue } = given;
  return {
    ...{ scope, clock, random: createRandom(), schedules: createSchedules(), vault: testVault() },
    outbox: createOutbox({ clock, onWritten: () => {} }),
    jobs: {
      add: async (_, { name }, payloads) => {
        queue.push(...payloads.map(() => name));
      },
    },
    announce: async () => {},
    knownTasks: createKnownTasks(),
    holidays: { of: async () => () => false, regions: async () => [] },
    codeHost: createGitHub({ apiUrl: url, clock, writePauseMs: 0 }),
    codeHostSettings: { app: null, token: null, publicUrl: null },
  };
}
