import { afterEach, beforeEach } from 'vitest';
import { continueSync } from '../../src/features/pull-requests/use-cases/sync/continue-sync.ts';
import { recoverDeliveries } from '../../src/features/pull-requests/use-cases/sync/recover-deliveries.ts';
import { repairDaily } from '../../src/features/pull-requests/use-cases/sync/repair-daily.ts';
import { startSync } from '../../src/features/pull-requests/use-cases/sync/start-sync.ts';
import type { SyncNeeds } from '../../src/features/pull-requests/use-cases/sync/sync-needs.ts';
import type { PersonId, RepositoryId } from '../../src/kit/ids.ts';
import { inBackground } from '../../src/platform/background.ts';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import type { LocalGitHubOptions } from '../fakes/github/options.ts';
import { personIdOf, settle, slackMember } from '../features/people/world.ts';
import { buildSyncNeeds } from './build-sync-needs.ts';
import { testDatabase, WORKSPACE } from './database.ts';
import { CONNECTION, connectByToken } from './github-connection.ts';
import { readRows } from './read-rows.ts';
import { testClock } from './test-clock.ts';

const OF = { workspaceId: WORKSPACE, connectionId: CONNECTION };

/** Reading history on a real database from a local GitHub, its jobs run by hand; at the top of a `describe`. */
export function syncRoom(options: LocalGitHubOptions & { readonly until: string }) {
  const clock = testClock(options.until);
  const database = testDatabase({ clock });
  const queue: string[] = [];
  let github: LocalGitHub | null = null;
  let chosen: readonly RepositoryId[] = [];
  let admin: PersonId | null = null;
  const get = () => {
    if (github === null) throw new Error('the local GitHub is there inside tests only');
    return github;
  };
  let needs: SyncNeeds | null = null;

  /** As after a restart: nothing is remembered but what is stored. */
  function restart(): SyncNeeds {
    const made = buildSyncNeeds({ scope: database.store.scope, clock, url: get().url, queue });
    needs = made;
    return made;
  }

  beforeEach(async () => {
    clock.set(options.until);
    queue.length = 0;
    github = await startLocalGitHub({ ...options, now: () => clock.now().getTime() });
    restart();
    await settle(database, slackMember('mira', { primaryOwner: true }));
    admin = await personIdOf(database, 'mira');
    chosen = await connectByToken(database.store, { workspaceId: WORKSPACE, world: github.world, at: clock.now() });
  });
  afterEach(() => github?.close());

  const run = async (name: string) => {
    if (needs === null) throw new Error('nothing runs outside tests');
    const by = needs;
    await inBackground(() =>
      name === 'pull-requests.recover-deliveries' ? recoverDeliveries(by, OF) : continueSync(by, OF),
    );
  };
  return {
    ...{ clock, database, restart, queue },
    get github() {
      return get();
    },
    get needs() {
      return needs ?? restart();
    },
    start: () => startSync(needs ?? restart(), { ...OF, repositoryIds: chosen, byId: admin }),
    repair: () => repairDaily(needs ?? restart(), WORKSPACE),
    run,
    /** Runs queued jobs until none is left. */
    async work(): Promise<void> {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) await run(name);
    },
    /** Everything known of pull requests, without what differs from run to run. */
    rows: () => readRows(database.store.sql),
    sql: () => database.store.sql,
  };
}
