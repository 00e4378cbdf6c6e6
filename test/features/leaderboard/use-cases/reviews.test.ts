import { beforeEach, describe, expect, it } from 'vitest';
import { listTeamMerges } from '../../../../src/features/leaderboard/use-cases/list-team-merges.ts';
import { readReviews } from '../../../../src/features/leaderboard/use-cases/read-reviews.ts';
import {
  pullRequestComments,
  pullRequestReviews,
  pullRequestTimeline,
} from '../../../../src/features/pull-requests/schema.ts';
import type { TeamId } from '../../../../src/kit/ids.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { inventYear, type Year } from '../invent-year.ts';
import { accountOf, plantMerge, plantYear } from '../plant-year.ts';

const HOUR = 3_600_000;
const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const uuid = (n: number) => `0190f000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Person 0 writes, persons 1 and 3 review; everybody works from nine to six in Berlin. */
describe('first reviews of a team’s merged pull requests', () => {
  const db = testDatabase();
  let year: Year;
  let repositoryId = '';
  let [author, reviewer, other] = ['', '', ''];
  const mergedId = '0190d300-0000-7000-8000-000000000001';

  beforeEach(async () => {
    year = inventYear(1, 1);
    [author = '', reviewer = '', , other = ''] = [...new Set(year.memberships.map(({ personId }) => personId))];
    await plantYear(db.store, year);
    await merge(1, '25T15:00');
    const [row] = await db.store.sql<{ id: string }[]>`select id from repositories`;
    repositoryId = String(row?.id);
  });
  const merge = (number: number, merged: string, more: { readonly headRef?: string } = {}) =>
    db.store.scope(WORKSPACE, async (tx) => {
      const id = `0190d300-0000-7000-8000-${String(number).padStart(12, '0')}`;
      const one = { id, authorId: author, at: at(merged).getTime(), settledAt: 0, word: null, guesses: [] };
      await plantMerge(tx, one);
      await tx.sql`update pull_requests set head_ref = coalesce(${more.headRef ?? null}, head_ref),
        ready_at = ${at('25T08:00').toISOString()}::text::timestamptz where id = ${id}`;
    });
  const review = (n: number, by: string, when: string, verdict: 'approved' | 'commented' = 'approved') =>
    db.store.scope(WORKSPACE, (tx) =>
      tx.insert(pullRequestReviews).values({
        ...{ id: uuid(n), repositoryId, number: 1, hostId: `${n}`, authorId: accountOf(by), verdict, dismissed: false },
        ...{ submittedAt: at(when), commitSha: null },
      }),
    );
  const read = (now = at('30T09:00')) =>
    db.store.scope(WORKSPACE, async (tx) => {
      const teamId = year.teams[0]?.id as TeamId;
      const merges = await listTeamMerges(tx, { teamId, from: at('23T00:00'), to: at('30T00:00') });
      const holidays = { of: async () => () => false, regions: async () => [] };
      const found = await readReviews({ holidays }, tx, { merges, now });
      return found.map(({ reviewerId, workingMs, ...rest }) => ({
        by: reviewerId as string,
        hours: workingMs / HOUR,
        ...rest,
      }));
    });

  it('wait from when it was ready, in the reviewer’s working time, and count once each', async () => {
    await review(1, reviewer, '25T10:00');
    await review(2, reviewer, '25T11:00');
    await review(3, other, '25T14:00', 'commented');
    expect(await read()).toEqual([
      { by: reviewer, hours: 2, commented: false, reverted: false },
      { by: other, hours: 6, commented: true, reverted: false },
    ]);
  });

  it('wait from when the reviewer was asked, where that was later', async () => {
    await db.store.scope(WORKSPACE, (tx) =>
      tx.insert(pullRequestTimeline).values({
        ...{ id: uuid(9), repositoryId, number: 1, kind: 'review-requested' as const, at: at('25T09:30') },
        reviewer: `account:${accountOf(reviewer)}`,
      }),
    );
    await review(1, reviewer, '25T10:00');
    expect(await read()).toMatchObject([{ hours: 0.5 }]);
  });

  it('commented where a comment stands beside them, are none before it was ready, nor the author’s own', async () => {
    await review(1, reviewer, '25T10:00');
    await review(2, other, '25T07:00');
    await review(3, author, '25T10:00', 'commented');
    await db.store.scope(WORKSPACE, (tx) =>
      tx.insert(pullRequestComments).values({
        ...{ id: uuid(8), repositoryId, number: 1, hostId: '8', kind: 'review' as const, deleted: false },
        ...{ authorId: accountOf(reviewer), at: at('25T10:00') },
      }),
    );
    expect(await read()).toMatchObject([{ by: reviewer, commented: true }]);
  });

  it('are of no use where another pull request took it back within 14 days, as far as is known', async () => {
    await review(1, reviewer, '25T10:00');
    await merge(2, '29T12:00', { headRef: 'revert-1-change-1' });
    expect(await read(at('28T09:00'))).toMatchObject([{ reverted: false }]);
    expect(await read()).toMatchObject([{ reverted: true }]);
    await db.store.sql`update pull_requests set merged_at = '2026-12-09T15:00:01Z' where number = 2`;
    expect(await read(new Date('2026-12-20T09:00:00Z'))).toMatchObject([{ reverted: false }]);
  });

  it('are those of the team its author was in when it was merged', async () => {
    await review(1, reviewer, '25T10:00');
    const teamOf = (n: number) => year.teams[n]?.id ?? '';
    await db.store.scope(
      WORKSPACE,
      (tx) => tx.sql`
      insert into leaderboard_merges (pull_request_id, author_id, team_ids, merged_at)
      values (${mergedId}, ${author}, ${JSON.stringify([teamOf(1)])}::text::jsonb, ${at('25T15:00').toISOString()})`,
    );
    expect(await read()).toEqual([]);
  });
});
