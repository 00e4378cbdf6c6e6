import { beforeEach, describe, expect, it } from 'vitest';
import { listTrackerSprints } from '../../../../src/features/issues/index.ts';
import { recordNews } from '../../../../src/features/issues/use-cases/record-news.ts';
import type { ConnectionId } from '../../../../src/kit/ids.ts';
import type { IssueChange } from '../../../../src/ports/outbound/tracker-records.ts';
import { connectTracker } from '../../../support/connect-tracker.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { account, statuses, toldIssue, toldSprint } from '../story.ts';
import { hear, issueNeeds, NOW } from '../world.ts';

const db = testDatabase();
const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const XYZ = { id: '10001', key: 'XYZ' };
let site: ConnectionId;

const rows = () => db.store.sql`select key, summary, deleted_at is not null as deleted from issues order by host_id`;
const moved = (id: string, more: Partial<IssueChange> = {}): IssueChange =>
  ({
    ...{ issueId: '20001', changeId: `${id}:status`, at: at('08:30'), by: account('Ana'), field: 'status' },
    ...{ from: { ...statuses[0], category: null }, to: { ...statuses[1], category: null } },
    ...more,
  }) as IssueChange;

beforeEach(async () => {
  site = await db.store.scope(WORKSPACE, (tx) => connectTracker(tx, { connectedAt: new Date('2026-11-01T00:00:00Z') }));
});

describe('what Jira tells', () => {
  it('of projects that nobody chose is left out, but a known issue is followed there and keeps its changes', async () => {
    await hear(db, site, { issues: [toldIssue(2, { project: XYZ, key: 'XYZ-2' })] }, XYZ.id);
    expect(await rows()).toEqual([]);
    await hear(db, site, { issues: [toldIssue(1)], changes: [moved('1')] });
    const gone = toldIssue(1, { project: XYZ, key: 'XYZ-9', updatedAt: at('08:40') });
    await hear(db, site, { issues: [gone] }, XYZ.id);
    expect(await rows()).toEqual([{ key: 'XYZ-9', summary: 'Issue 1', deleted: false }]);
    expect(await db.store.sql`select url from issues`).toEqual([{ url: 'https://acme-1.test/browse/XYZ-9' }]);
    expect(await db.store.sql`select field from issue_changes`).toEqual([{ field: 'status' }]);
  });

  it('of a deletion stays true, told before the issue or after it', async () => {
    await hear(db, site, { deleted: [{ issueId: '20001', at: at('08:50') }] });
    await hear(db, site, { issues: [toldIssue(1, { updatedAt: at('08:55') })] });
    await hear(db, site, { issues: [toldIssue(2)] });
    await hear(db, site, { deleted: [{ issueId: '20002', at: at('08:50') }] });
    expect(await rows()).toEqual([
      { key: 'ABC-1', summary: 'Issue 1', deleted: true },
      { key: 'ABC-2', summary: 'Issue 2', deleted: true },
    ]);
  });

  it('is announced once, and not when it says nothing new', async () => {
    const needs = issueNeeds(db);
    const news = { workspaceId: WORKSPACE, connectionId: site };
    const told = { projectId: '10000', facts: { issues: [toldIssue(1)], changes: [moved('1')] } };
    await recordNews(needs, news, told);
    await recordNews(needs, news, told);
    const sprints = [{ sprint: toldSprint('31'), at: at('08:00') }];
    await recordNews(needs, news, { projectId: null, facts: { sprints } });
    await recordNews(needs, news, { projectId: null, facts: { sprints } });
    await recordNews(needs, news, {
      projectId: null,
      facts: { sprints: [{ sprint: toldSprint('31'), at: at('08:10') }] },
    });
    expect(needs.events.filter((name) => !name.startsWith('people.'))).toEqual([
      'issue.changed',
      'tracker-sprint.changed',
    ]);
  });

  it('of a change by the log is earlier than by its webhook, and says who it was', async () => {
    await hear(db, site, { issues: [toldIssue(1)], changes: [moved('1', { at: at('08:31'), by: null })] });
    await hear(db, site, { changes: [moved('1')], issues: [toldIssue(1)] });
    const [row] = await db.store.sql`
      select c.at, i.name from issue_changes c join identities i on i.id = c.by_id`;
    expect(row).toEqual({ at: '2026-11-25 08:30:00+00', name: 'Ana' });
  });

  it('of a sprint may open it again, and may delete it for good', async () => {
    const say = (state: 'active' | 'closed', time: string) =>
      hear(db, site, { sprints: [{ sprint: toldSprint('31', { state }), at: at(time) }] });
    const states = async () =>
      (await db.store.scope(WORKSPACE, (tx) => listTrackerSprints(tx))).map(({ state }) => state);
    await say('closed', '08:00');
    await say('active', '08:10');
    expect(await states()).toEqual(['active']);
    await hear(db, site, { deletedSprints: [{ sprintId: '31', at: at('08:20') }] });
    await say('active', '08:30');
    expect(await states()).toEqual([]);
  });

  it('may hold what no database takes, and 500 issues at once', async () => {
    const many = Array.from({ length: 500 }, (_, n) => toldIssue(n + 1, { summary: `a\0b ${n}`, updatedAt: NOW }));
    await hear(db, site, { issues: many });
    expect(await db.store.sql`select count(*)::int as n from issues`).toEqual([{ n: 500 }]);
  });
});
