import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/adapters/system/random.ts';
import type { Board } from '../../../../src/features/leaderboard/domain/board.ts';
import { keepMerge } from '../../../../src/features/leaderboard/use-cases/keep-merge.ts';
import { planTeams, runPostings } from '../../../../src/features/leaderboard/use-cases/plan-teams.ts';
import { followChoice, followSettled } from '../../../../src/features/leaderboard/use-cases/refresh-weeks.ts';
import type { RuleActor } from '../../../../src/kit/actor.ts';
import { MusterError } from '../../../../src/kit/errors.ts';
import type { PersonId, PullRequestId, SurveyId, TeamId } from '../../../../src/kit/ids.ts';
import { createOutbox } from '../../../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../../../src/platform/schedule/create-schedules.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { howOften } from '../../../support/how-often.ts';
import { testClock } from '../../../support/test-clock.ts';
import { inventYear, type Year } from '../invent-year.ts';
import { plantMembership, plantMerge, plantOptOut, plantSurvey, plantYear } from '../plant-year.ts';
import { type Expected, recomputeYear } from '../recompute.ts';

/** The made-up year once more, through the use cases and a real database: every job twice at once, as two replicas do. */
describe('weeks of leaderboards in the database', () => {
  const clock = testClock('2026-09-28T00:00:00Z');
  const db = testDatabase({ clock });
  const actor: RuleActor = {
    kind: 'rule',
    workspaceId: WORKSPACE,
    rule: 'test',
    surface: 'schedule',
    requestKey: null,
  };
  const needsOf = (year: Year) => ({
    ...{ scope: db.store.scope, clock, random: createRandom(), schedules: createSchedules() },
    outbox: createOutbox({ clock, onWritten: () => {} }),
    holidays: {
      of: async (region: string) => (on: string) => year.teams[Number(region)]?.holidays.includes(on) ?? false,
      regions: async () => [],
    },
  });
  const twice = (run: () => Promise<void>) => Promise.all([untilDone(run), untilDone(run)]);
  const nextDue = async () => {
    const [row] = await db.store.sql<{ key: TeamId; at: string }[]>`
      select key, next_run_at as at from schedules where name = 'leaderboard.post-week' order by next_run_at, key limit 1`;
    if (row === undefined) throw new Error('nothing is planned');
    return { key: row.key, at: new Date(row.at) };
  };

  it.each([101])(
    'are posted once at the right minutes and say what a recomputation says, seed %i',
    { timeout: howOften(180_000, 3_600_000) },
    async (seed) => {
      const year = inventYear(seed, howOften(5, 53));
      const needs = needsOf(year);
      clock.set(new Date(year.from).toISOString());
      await plantYear(db.store, year);
      await planTeams(needs, actor);
      const deeds = deedsOf(year, {
        join: (membership) => db.store.scope(WORKSPACE, (tx) => plantMembership(tx, membership)),
        merge: async (merge) => {
          await db.store.scope(WORKSPACE, (tx) => plantMerge(tx, merge));
          await twice(() => keepMerge(needs, actor, merge.id as PullRequestId));
        },
        settle: async (merge) => {
          await db.store.scope(WORKSPACE, (tx) => plantSurvey(tx, year, merge));
          await twice(() => followSettled(needs, actor, merge.id as SurveyId));
        },
        optOut: async (personId) => {
          await db.store.scope(WORKSPACE, (tx) => plantOptOut(tx, personId));
          await twice(() => followChoice(needs, actor, personId as PersonId));
        },
      });
      for (const deed of deeds) {
        for (let due = await nextDue(); due.at.getTime() < deed.at; due = await nextDue()) {
          clock.set(due.at.toISOString());
          await twice(() => runPostings(needs, actor, [{ teamId: due.key, dueAt: due.at }]));
        }
        clock.set(new Date(deed.at).toISOString());
        await deed.run();
      }
      const expected = recomputeYear(year).filter(({ postedAt }) => postedAt < (deeds.at(-1)?.at ?? 0));
      const all = await readCards();
      // The last answers come when the year is over and further, empty weeks are posted.
      const told = new Map([...all].filter(([, { monday }]) => Date.parse(monday) < year.from + year.weeks * WEEK_MS));
      expect(expected.length).toBeGreaterThan(3 * (year.weeks - 3));
      expect(expected.filter(({ shares }) => shares.detection !== null).length).toBeGreaterThan(year.weeks);
      expect(told).toEqual(new Map(expected.map((one) => [`${one.teamId} ${one.monday}`, one])));
      const [cards] = await db.store.sql`select count(*)::int as n from outbox where key like 'leaderboard:%'`;
      expect(cards?.n).toBe(all.size);
    },
  );

  async function readCards(): Promise<ReadonlyMap<string, Expected>> {
    const rows = await db.store.sql<
      { teamId: string; monday: string; postedAt: string; sealsAt: string; board: Board }[]
    >`
      select team_id as "teamId", monday_on::text as monday, posted_at as "postedAt", seals_at as "sealsAt", board
      from leaderboard_weeks`;
    return new Map(
      rows.map(({ teamId, monday, postedAt, sealsAt, board }) => [
        `${teamId} ${monday}`,
        {
          ...{ teamId, monday, postedAt: Date.parse(postedAt), sealsAt: Date.parse(sealsAt), merged: board.merged },
          detectives: board.detectives.map((one) => `${one.place} ${one.personId} ${one.correct}/${one.scored}`).sort(),
          champions: board.champions.map((one) => `${one.personId} ${one.pullRequests}`).sort(),
          shares: {
            'ai-share': board.figures['ai-share']?.toFixed(9) ?? null,
            detection: board.figures.detection?.toFixed(9) ?? null,
            quality: board.figures.quality?.toFixed(9) ?? null,
          },
        },
      ]),
    );
  }
});

const WEEK_MS = 7 * 86_400_000;

type Deeds = {
  readonly join: (membership: Year['memberships'][number]) => Promise<unknown>;
  readonly merge: (merge: Year['merges'][number]) => Promise<void>;
  readonly settle: (merge: Year['merges'][number]) => Promise<void>;
  readonly optOut: (personId: string) => Promise<void>;
};

/** As the job runner does: who waited too long for the other one comes again. */
async function untilDone(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof MusterError) || error.fault !== 'unavailable') throw error;
    await untilDone(run);
  }
}

/** Everything that happens, in the order of time; what leads to a posting comes before it. */
function deedsOf(year: Year, { join, merge, settle, optOut }: Deeds) {
  return [
    ...year.memberships.filter(({ from }) => from > 0).map((one) => ({ at: one.from, order: 0, run: () => join(one) })),
    ...year.merges.map((one) => ({ at: one.at, order: 1, run: () => merge(one) })),
    ...year.merges.map((one) => ({ at: one.settledAt, order: 2, run: () => settle(one) })),
    ...[...year.optOuts].map(([id, at]) => ({ at, order: 2, run: () => optOut(id) })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
}
