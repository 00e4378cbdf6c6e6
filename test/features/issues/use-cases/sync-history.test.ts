import { beforeEach, describe, expect, it } from 'vitest';
import { listIssueChanges, listTrackerSprints } from '../../../../src/features/issues/index.ts';
import { continueSync } from '../../../../src/features/issues/use-cases/sync/continue-sync.ts';
import { repairDaily, startSync } from '../../../../src/features/issues/use-cases/sync/start-sync.ts';
import type { WorkspaceId } from '../../../../src/kit/ids.ts';
import { localTracker, TRACKER, trackerProjectIdOf } from '../../../support/local-tracker.ts';
import { testApp } from '../../../support/test-app.ts';
import { trackerSyncNeeds } from '../../../support/tracker-sync-needs.ts';

const START = '2026-11-25T09:00:00Z';

/** Jobs are run by hand: each run is one after a kill. */
describe('Jira’s past', () => {
  let now = Date.parse(START);
  const tracker = localTracker({ now: () => now, projects: ['ABC', 'XYZ'], logMost: 2 });
  const muster = testApp({ start: START, env: tracker.env });
  let workspaceId: WorkspaceId;
  const world = () => tracker.jira.world;
  const of = () => ({ workspaceId, connectionId: TRACKER });
  const scope = <T>(fn: Parameters<typeof muster.store.scope<T>>[1]) => muster.store.scope(workspaceId, fn);
  const needs = () => trackerSyncNeeds({ store: muster.store, clock: { now: () => new Date(now) } });
  const steps = () => muster.store.sql`select step, issues from project_syncs order by project_id`;

  beforeEach(async () => {
    now = Date.parse(START) - 100 * 24 * 3_600_000;
    await muster.as('U0MIRA').command('/task', 'list');
    const sprint = world().planSprint('Sprint 1');
    world().startSprint(sprint);
    for (let n = 0; n < 230; n += 1) {
      now += 3_600_000;
      const { key } = world().create({ summary: `Issue ${n}`, points: 3 });
      if (n % 10 !== 0) continue;
      world().setSprint(key, sprint);
      world().setPoints(key, 5);
      world().move(key, 'In Progress');
      world().move(key, 'Done');
    }
    world().closeSprint(sprint);
    world().create({ project: 'XYZ' });
    now = Date.parse(START);
    workspaceId = await tracker.connect(muster);
    await startSync(needs(), { ...of(), projectIds: [trackerProjectIdOf(0), trackerProjectIdOf(1)], byId: null });
  });

  it('is read to the end, with logs longer than what comes with a list, and each issue once', async () => {
    await continueSync(needs(), of());
    expect(await steps()).toEqual([
      { step: 'done', issues: 230 },
      { step: 'done', issues: 1 },
    ]);
    const [counted] = await muster.store.sql`
      select (select count(*)::int from issues) as issues, (select count(*)::int from issue_changes) as changes`;
    expect(counted).toEqual({ issues: 231, changes: 4 * 23 });
    const [sprint] = await scope((tx) => listTrackerSprints(tx));
    expect(sprint).toMatchObject({ name: 'Sprint 1', state: 'closed' });
    if (sprint === undefined) throw new Error('no sprint');
    const courses = await scope((tx) => listIssueChanges(tx, { sprintId: sprint.id }));
    expect(courses).toHaveLength(23);
    const events = courses[0]?.events.map((event) => `${event.field} ${JSON.stringify(event.to)}`);
    expect(events).toEqual([
      expect.stringContaining('To Do'),
      'sprint []',
      'points 3',
      `sprint ["${sprint.hostId}"]`,
      'points 5',
      expect.stringContaining('In Progress'),
      expect.stringContaining('"done":true'),
    ]);
  });

  it('goes on where it was when it dies on a page, and asks for no page twice but that one', async () => {
    const { troubles, calls } = tracker.jira;
    troubles.push({ path: /search\/jql/, status: 502 });
    await expect(continueSync(needs(), of())).rejects.toMatchObject({ fault: 'unavailable' });
    const searches = () => calls.filter(({ path }) => path.endsWith('/search/jql')).length;
    expect(searches()).toBe(1);
    await continueSync(needs(), of());
    // Pages of 50 after the trouble, and of 100 again after that.
    expect(await steps()).toEqual([
      { step: 'done', issues: 230 },
      { step: 'done', issues: 1 },
    ]);
    expect(searches()).toBe(5);
  });

  it('waits as long as Jira asks, says so, and asks nothing meanwhile', async () => {
    tracker.jira.troubles.push({ path: /search\/jql/, status: 429, retryAfterSeconds: 40 });
    await continueSync(needs(), of());
    const before = tracker.jira.calls.length;
    await continueSync(needs(), of());
    expect(tracker.jira.calls.length).toBe(before);
    expect(await muster.store.sql`select name, next_run_at from schedules where name = 'issues.read-on'`).toEqual([
      { name: 'issues.read-on', next_run_at: '2026-11-25 09:00:40+00' },
    ]);
    now += 40_000;
    await continueSync(needs(), of());
    expect(await steps()).toMatchObject([{ step: 'done' }, { step: 'done' }]);
  });

  it('leaves out a project it may not see any more, and says which', async () => {
    const [, xyz] = world().projects;
    if (xyz !== undefined) xyz.browsable = false;
    await continueSync(needs(), of());
    expect(await steps()).toMatchObject([{ step: 'done' }, { step: 'gone' }]);
    await muster.settled();
    expect(muster.as('U0MIRA').messages().join('\n')).toContain('I can’t see XYZ any more');
  });

  it('is read anew from another field of points, and nothing of the former one stays', async () => {
    await continueSync(needs(), of());
    await muster.store.sql`
      update tracker_settings set points = '{"id": "customfield_10031", "name": "Story point estimate"}'::jsonb`;
    await repairDaily(needs(), of());
    await continueSync(needs(), of());
    await continueSync(needs(), of());
    const [row] = await muster.store.sql`
      select (select count(*)::int from issues where points is not null) as pointed,
        (select count(*)::int from issue_changes where field = 'points') as changes`;
    expect(row).toEqual({ pointed: 0, changes: 0 });
    expect(await steps()).toMatchObject([{ step: 'done' }, { step: 'done' }]);
  });

  it('is brought up to date each day by what changed since alone', async () => {
    await continueSync(needs(), of());
    now += 24 * 3_600_000;
    tracker.jira.hooks.hold();
    world().move('ABC-7', 'In Progress', 'Ana');
    await repairDaily(needs(), of());
    await continueSync(needs(), of());
    const [row] = await muster.store.sql`select status from issues where key = 'ABC-7'`;
    expect(row?.status).toBe('In Progress');
    expect(await steps()).toEqual([
      { step: 'done', issues: 231 },
      { step: 'done', issues: 1 },
    ]);
  });
});
