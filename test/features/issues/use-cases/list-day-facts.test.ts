import { beforeEach, describe, expect, it } from 'vitest';
import { listDayFacts } from '../../../../src/features/issues/use-cases/list-day-facts.ts';
import { createKnownTasks } from '../../../../src/features/tasks/index.ts';
import type { ConnectionId } from '../../../../src/kit/ids.ts';
import type { IssueChange } from '../../../../src/ports/outbound/tracker-records.ts';
import { connectTracker } from '../../../support/connect-tracker.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { personIdOf, settle, slackMember } from '../../people/world.ts';
import { account, statuses, toldIssue } from '../story.ts';
import { hear } from '../world.ts';

const db = testDatabase();
const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const day = { from: new Date('2026-11-24T23:00:00Z'), to: new Date('2026-11-25T23:00:00Z') };
const ana = account('Ana', 'ana@example.org');
let site: ConnectionId;

const move = (issueId: string, to: number, when: Date, by = ana): IssueChange => ({
  ...{ issueId, changeId: `${issueId}-${when.getTime()}:status`, at: when, by, field: 'status' },
  from: null,
  to: { id: String(to + 1), name: statuses[to]?.name ?? '', category: null },
});
const factsOf = async (who: string) => {
  const personId = await personIdOf(db, who);
  return db.store.scope(WORKSPACE, (tx) => listDayFacts(tx, { personId, ...day }, createKnownTasks()));
};

beforeEach(async () => {
  await settle(db, slackMember('ana'), slackMember('bo'));
  site = await db.store.scope(WORKSPACE, (tx) => connectTracker(tx, { connectedAt: new Date('2026-11-01T00:00:00Z') }));
});

describe('what somebody did in Jira on a day', () => {
  it('is which issues they moved and where to, oldest first; those of restricted issues are private', async () => {
    await hear(db, site, {
      issues: [toldIssue(1), toldIssue(2, { restricted: true })],
      changes: [
        ...[move('20001', 2, at('10:00')), move('20002', 1, at('09:00'))],
        ...[move('20001', 3, new Date('2026-11-24T10:00:00Z')), move('20001', 3, at('11:00'), account('Bo'))],
      ],
    });
    expect((await factsOf('ana')).map(({ ref, title, private: secret }) => [ref, title, secret])).toEqual([
      ['ABC-2', 'to In Progress (Issue 2)', true],
      ['ABC-1', 'to In Review (Issue 1)', false],
    ]);
    expect(await factsOf('bo'), 'whose address is hidden is nobody').toEqual([]);
  });

  it('leaves out what Muster moved with their credentials', async () => {
    await hear(db, site, {
      issues: [toldIssue(1)],
      changes: [move('20001', 1, at('10:00')), move('20001', 3, at('12:00'))],
    });
    await db.store.scope(WORKSPACE, async (tx) => {
      await tx.sql`insert into issue_moves ${tx.sql({
        ...{ connection_id: site, issue_host_id: '20001', to_status_id: '2', asked_at: at('09:59').toISOString() },
      })}`;
    });
    expect((await factsOf('ana')).map(({ title }) => title)).toEqual(['to Done (Issue 1)']);
  });
});
