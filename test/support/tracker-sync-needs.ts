import { createJira } from '../../src/adapters/jira/create-jira.ts';
import { createRandom } from '../../src/adapters/system/random.ts';
import type { continueSync } from '../../src/features/issues/use-cases/sync/continue-sync.ts';
import { createKnownTasks } from '../../src/features/tasks/index.ts';
import { createOutbox } from '../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../src/platform/schedule/create-schedules.ts';
import type { Store } from '../../src/ports/outbound/store.ts';
import type { Clock } from '../../src/ports/outbound/system.ts';
import { testVault } from './github-connection.ts';
import { silentLog } from './silent-log.ts';

/** What reading a tracker's past takes, with jobs that nobody runs and nobody who follows what is announced. */
export function trackerSyncNeeds({ store, clock }: { readonly store: Pick<Store, 'scope'>; readonly clock: Clock }) {
  return {
    ...{ scope: store.scope, clock, random: createRandom(), vault: testVault(), log: silentLog },
    ...{ outbox: createOutbox({ clock, onWritten: () => {} }), schedules: createSchedules() },
    holidays: { of: async () => () => false, regions: async () => [] },
    announce: async () => {},
    jobs: { add: async () => {} },
    ...{ knownTasks: createKnownTasks(), codeHostSettings: { app: null, token: null, publicUrl: null } },
    issueTracker: createJira({ clock, atlassianUrl: 'https://nowhere.test', siteUrl: null }),
    issueTrackerSettings: { token: null, app: null, publicUrl: null },
  } as never as Parameters<typeof continueSync>[0];
}
