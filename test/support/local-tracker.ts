import { afterEach, beforeEach, expect } from 'vitest';
import { connections, trackerProjects, trackerSettings } from '../../src/features/connections/schema.ts';
import type { ConnectionId, TrackerProjectId, WorkspaceId } from '../../src/kit/ids.ts';
import type { Store } from '../../src/ports/outbound/store.ts';
import { type LocalJira, startLocalJira } from '../fakes/jira/local-jira.ts';
import { LOCAL_API_TOKEN, LOCAL_EMAIL, type LocalJiraOptions } from '../fakes/jira/options.ts';
import { TRACKER_FIELDS } from './connect-tracker.ts';
import { testVault } from './github-connection.ts';
import type { TestApp } from './test-app.ts';

export const TRACKER = '0190d000-0000-7000-8000-000000000001' as ConnectionId;
export const TRACKER_SECRET = 'tracker-secret-0123456789';

export const trackerProjectIdOf = (n: number) => `0190d000-0000-7000-8000-00000000010${n}` as TrackerProjectId;

/**
 * A local Jira for each test of a file, that tells Muster of everything by an admin's webhook once it is connected. `env`
 * goes to the app.
 */
export function localTracker(options: LocalJiraOptions = {}) {
  let running: LocalJira | null = null;
  const get = () => {
    if (running === null) throw new Error('the local Jira is there inside tests only');
    return running;
  };
  beforeEach(async () => {
    running = await startLocalJira(options);
  });
  afterEach(async () => {
    const violations = running?.violations ?? [];
    await running?.close();
    expect(violations, 'Jira has no such addresses').toEqual([]);
  });
  return {
    get jira() {
      return get();
    },
    env: () => ({ JIRA_WEBHOOK_SECRET: TRACKER_SECRET }),
    /** Connects it to the app's workspace, without any flow. Somebody must be known already. */
    async connect(muster: Pick<TestApp, 'store' | 'url' | 'clock'>): Promise<WorkspaceId> {
      const [row] = await muster.store.sql<{ id: WorkspaceId }[]>`select id from workspaces`;
      if (row === undefined) throw new Error('no workspace');
      await connectByApiToken(muster.store, { workspaceId: row.id, jira: get(), at: muster.clock.now() });
      get().hooks.tell({ kind: 'admin', url: `${muster.url}/webhooks/jira`, secret: TRACKER_SECRET });
      return row.id;
    },
    /** Everything it told by now has been taken in, and what follows from it is done. */
    async settled(muster: Pick<TestApp, 'settled'>): Promise<void> {
      // What Muster moves there is told as well: until nothing is told any more.
      for (let turn = 0; turn < 10; turn += 1) {
        const statuses = await get().hooks.settled();
        expect(statuses.filter((status) => status >= 300)).toEqual([]);
        await muster.settled();
        if (statuses.length === 0) return;
      }
      throw new Error('Jira and Muster don’t come to rest');
    },
  };
}

/** A local Jira's projects, all chosen, read with Muster's own account. */
export async function connectByApiToken(
  store: Pick<Store, 'scope'>,
  given: { readonly workspaceId: WorkspaceId; readonly jira: Pick<LocalJira, 'url' | 'world'>; readonly at: Date },
): Promise<void> {
  const { workspaceId, jira, at } = given;
  const place = { workspaceId, table: 'connections', column: 'token', row: TRACKER };
  await store.scope(workspaceId, async (tx) => {
    await tx.insert(connections).values({
      ...{ id: TRACKER, source: 'jira', via: 'token', account: jira.url, state: 'open', connectedAt: at },
      token: testVault().seal(place, LOCAL_API_TOKEN),
    });
    await tx.insert(trackerSettings).values({
      ...{ id: '0190d000-0000-7000-8000-000000000002', connectionId: TRACKER, email: LOCAL_EMAIL, candidates: [] },
      ...TRACKER_FIELDS,
    });
    await tx.insert(trackerProjects).values(
      jira.world.projects.map(({ id: hostId, key, name }, n) => ({
        ...{ id: trackerProjectIdOf(n), connectionId: TRACKER, hostId, key, name, selectedAt: at },
      })),
    );
  });
}
