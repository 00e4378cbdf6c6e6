import { beforeEach, describe, expect, it } from 'vitest';
import { continueSync } from '../../../../src/features/issues/use-cases/sync/continue-sync.ts';
import { repairDaily, startSync } from '../../../../src/features/issues/use-cases/sync/start-sync.ts';
import type { WorkspaceId } from '../../../../src/kit/ids.ts';
import { localTracker, TRACKER, trackerProjectIdOf } from '../../../support/local-tracker.ts';
import { testApp } from '../../../support/test-app.ts';
import { trackerSyncNeeds } from '../../../support/tracker-sync-needs.ts';

const START = '2026-11-25T09:00:00Z';
const DAY_MS = 24 * 3_600_000;

/** The daily repair after webhooks were lost. Jobs are run by hand; each run is one after a kill. 40 issues of ABC, 2 of XYZ. */
describe.each(['cloud', 'server'] as const)('issues of Jira %s that nobody told to be gone', (edition) => {
  let now = Date.parse(START);
  const tracker = localTracker({ now: () => now, projects: ['ABC', 'XYZ', 'OUT'], edition });
  const muster = testApp({ start: START, env: tracker.env });
  let workspaceId: WorkspaceId;
  const world = () => tracker.jira.world;
  const of = () => ({ workspaceId, connectionId: TRACKER });
  const needs = () => trackerSyncNeeds({ store: muster.store, clock: { now: () => new Date(now) } });
  const steps = () => muster.store.sql`select step, doubted from project_syncs where issues > 0 order by project_id`;
  const gone = async () => {
    const rows = await muster.store.sql<{ key: string }[]>`
      select key from issues where deleted_at is not null order by created_at`;
    return rows.map(({ key }) => key);
  };
  const lookUps = () => tracker.jira.calls.filter(({ path }) => /\/issue\/\d+$/.test(path)).length;
  const lists = () => tracker.jira.calls.filter(({ path }) => /\/search(\/jql)?$/.test(path)).length;
  /** A day later, until there is nothing more to read. */
  const repair = async () => {
    now += DAY_MS;
    await repairDaily(needs(), of());
    for (let job = 0; job < 12; job += 1) await continueSync(needs(), of());
  };

  beforeEach(async () => {
    now = Date.parse(START) - 10 * DAY_MS;
    await muster.as('U0MIRA').command('/task', 'list');
    for (let n = 1; n <= 40; n += 1) {
      now += 3_600_000;
      world().create({ summary: `Issue ${n}` });
    }
    for (let n = 1; n <= 2; n += 1) world().create({ project: 'XYZ', summary: `Other ${n}` });
    now = Date.parse(START);
    workspaceId = await tracker.connect(muster);
    await muster.store.sql`update tracker_projects set selected_at = null where key = 'OUT'`;
    await startSync(needs(), { ...of(), projectIds: [trackerProjectIdOf(0), trackerProjectIdOf(1)], byId: null });
    for (let job = 0; job < 4; job += 1) await continueSync(needs(), of());
    tracker.jira.hooks.hold();
  });

  it('are found by the next repair: one list of keys, and one look for each that is missing', async () => {
    for (const key of ['ABC-3', 'ABC-40', 'ABC-17']) world().remove(key);
    const [asked, looked] = [lists(), lookUps()];
    await repair();
    expect(await gone()).toEqual(['ABC-3', 'ABC-17', 'ABC-40']);
    expect(lookUps() - looked).toBe(3);
    // What changed, and the keys, of each project.
    expect(lists() - asked).toBe(4);
    expect(await steps()).toEqual([
      { step: 'done', doubted: 0 },
      { step: 'done', doubted: 0 },
    ]);
    await repair();
    expect(lookUps() - looked).toBe(3);
    expect(await gone()).toHaveLength(3);
  });

  it('aren’t gone when they moved to a project nobody chose: they are followed there', async () => {
    world().moveToProject('ABC-5', 'OUT');
    await repair();
    expect(await gone()).toEqual([]);
    const [row] = await muster.store.sql`select key, project_key, missed_at from issues where summary = 'Issue 5'`;
    expect(row).toEqual({ key: 'OUT-1', project_key: 'OUT', missed_at: null });
    const looked = lookUps();
    await repair();
    expect(lookUps()).toBe(looked);
  });

  it('are found however few keys a page holds, and wherever the reading dies', async () => {
    world().keysMost = 7;
    for (const key of ['ABC-1', 'ABC-7', 'ABC-8', 'ABC-21']) world().remove(key);
    const keys = edition === 'cloud' ? /search\/jql$/ : /search$/;
    now += DAY_MS;
    await repairDaily(needs(), of());
    for (let run = 0; run < 14; run += 1) {
      tracker.jira.troubles.push({ path: run % 2 === 0 ? keys : /issue\/\d+$/, status: 502 });
      await continueSync(needs(), of()).catch((error: unknown) =>
        expect(error).toMatchObject({ fault: 'unavailable' }),
      );
      tracker.jira.troubles.length = 0;
    }
    expect(await gone()).toEqual(['ABC-1', 'ABC-7', 'ABC-8', 'ABC-21']);
    expect(await steps()).toMatchObject([{ step: 'done' }, { step: 'done' }]);
  });

  it('are no issues whose page failed, came broken, or whose look-up was answered by something that isn’t Jira', async () => {
    world().remove('ABC-9');
    for (const trouble of [
      { path: /issue\/\d+$/, status: 404, body: '<html>not here</html>' },
      { path: /issue\/\d+$/, status: 404, body: { error: 'no such route' } },
      { path: /issue\/\d+$/, status: 410 },
      { path: /issue\/\d+$/, status: 302 },
      { path: /issue\/\d+$/, status: 200, body: '<html>Sign in</html>' },
      { path: /issue\/\d+$/, status: 200, body: { id: '1' } },
    ]) {
      now += DAY_MS;
      await repairDaily(needs(), of());
      for (let job = 0; job < 6; job += 1) {
        tracker.jira.troubles.push(trouble, trouble);
        await continueSync(needs(), of()).catch((error: unknown) =>
          expect(error).toMatchObject({ fault: 'unavailable' }),
        );
        tracker.jira.troubles.length = 0;
      }
      expect(await gone(), JSON.stringify(trouble)).toEqual([]);
    }
    await muster.store.sql`update connection_syncs set state = 'done'`;
    for (let days = 0; days < 2; days += 1) await repair();
    expect(await gone()).toEqual(['ABC-9']);
  });

  it('are none of a project that can’t be seen any more', async () => {
    const [, xyz] = world().projects;
    if (xyz !== undefined) xyz.browsable = false;
    await repair();
    expect(await gone()).toEqual([]);
    expect(await steps()).toMatchObject([{ step: 'done' }, { step: 'gone' }]);
  });

  it('are none where many are missing at once: nothing is looked for, and *Sync now* says so', async () => {
    for (const issue of world().issues)
      if (issue.project.key === 'ABC' && Number(issue.id) % 2 === 0) issue.hidden = true;
    const looked = lookUps();
    await repair();
    expect(await gone()).toEqual([]);
    expect(lookUps()).toBe(looked);
    expect(await steps()).toMatchObject([{ doubted: 20 }, { doubted: 0 }]);
    for (const issue of world().issues) issue.hidden = false;
    await repair();
    expect(await steps()).toMatchObject([{ doubted: 0 }, { doubted: 0 }]);
  });

  it('come back when they are seen again, and what a late webhook tells of before proves nothing', async () => {
    const hidden = world().get('ABC-4');
    world().move('ABC-4', 'In Progress');
    const late = tracker.jira.hooks.takeHeld();
    hidden.hidden = true;
    await repair();
    expect(await gone()).toEqual(['ABC-4']);
    for (const hook of late) await tracker.jira.hooks.send(hook);
    await muster.settled();
    expect(await gone()).toEqual(['ABC-4']);
    hidden.hidden = false;
    await repair();
    expect(await gone()).toEqual([]);
    const [row] = await muster.store.sql`select status from issues where key = 'ABC-4'`;
    expect(row?.status).toBe('In Progress');
  });

  it('wait as long as Jira asks, and go on with those that were missing', async () => {
    world().remove('ABC-9');
    now += DAY_MS;
    await repairDaily(needs(), of());
    tracker.jira.troubles.push({ path: /issue\/\d+$/, status: 429, retryAfterSeconds: 40 });
    await continueSync(needs(), of());
    const asked = tracker.jira.calls.length;
    await continueSync(needs(), of());
    expect(tracker.jira.calls.length).toBe(asked);
    expect(await gone()).toEqual([]);
    now += 40_000;
    for (let job = 0; job < 3; job += 1) await continueSync(needs(), of());
    expect(await gone()).toEqual(['ABC-9']);
  });

  it('are said to be gone where a task is tied to one, which stays as it is', async () => {
    const mira = muster.as('U0MIRA');
    await mira.command('/task', 'Tied');
    await mira.command('/task', 'jira T-1 ABC-6');
    await muster.settled();
    world().remove('ABC-6');
    await repair();
    expect((await mira.command('/task', 'show T-1')).text).toContain('not to be found in Jira any more');
    expect(await muster.store.sql`select status from tasks`).toEqual([{ status: 'assigned' }]);
    await mira.command('/task', 'start T-1');
    await muster.settled();
    expect((await mira.command('/task', 'show T-1')).text).not.toContain(':warning:');
  });

  it('stay gone when the tracker said so itself', async () => {
    world().remove('ABC-2');
    await repair();
    for (const hook of tracker.jira.hooks.takeHeld()) await tracker.jira.hooks.send(hook);
    await muster.settled();
    expect(await muster.store.sql`select inferred from deleted_issues`).toEqual([{ inferred: false }]);
  });
});
