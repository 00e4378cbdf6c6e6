import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf } from '../../../../src/features/copilot-usage/domain/availability.ts';
import { daysToRead, isSettled } from '../../../../src/features/copilot-usage/domain/days.ts';
import { ownUsageOf } from '../../../../src/features/copilot-usage/domain/own-usage.ts';
import { rosterOf } from '../../../../src/features/copilot-usage/domain/roster.ts';
import { joinSeats } from '../../../../src/features/copilot-usage/domain/seats.ts';
import { usageOf } from '../../../../src/features/copilot-usage/domain/usage.ts';
import { isActive, joinDay, type UserDay } from '../../../../src/features/copilot-usage/domain/user-day.ts';

const NOTHING = { interactions: null, suggestions: null, acceptances: null, linesAdded: null };
const NEVER = { agent: null, chat: null, cli: null };
const told = (id: number) => ({ userId: String(id), login: `p${id}`, ...NOTHING, ...NEVER, chat: true });
const day = (id: number, teams: readonly string[] = [], on = '2026-11-16'): UserDay & { day: string } => ({
  ...told(id),
  teams,
  day: on,
});
const members = (slug: string, count: number, on = '2026-11-16') => ({ slug, members: count, day: on });

describe('a day of two reports', () => {
  it('counts a repeated row once, and somebody of two teams in each', () => {
    const { users, teams } = joinDay(
      [told(1), told(2), told(1)],
      [
        ...[
          { userId: '1', teamId: '7', slug: 'web' },
          { userId: '1', teamId: '8', slug: 'ops' },
        ],
        ...[
          { userId: '3', teamId: '7', slug: 'web' },
          { userId: '3', teamId: '7', slug: 'web' },
        ],
      ],
    );
    expect(users.map(({ userId, teams: own }) => [userId, own])).toEqual([
      ['1', ['ops', 'web']],
      ['2', []],
    ]);
    expect(teams).toEqual([
      { slug: 'web', members: 2 },
      { slug: 'ops', members: 1 },
    ]);
  });

  it('takes what is not known for no use, and never for a number', () => {
    expect(isActive({ ...NOTHING, ...NEVER })).toBe(false);
    expect(isActive({ ...NOTHING, ...NEVER, suggestions: 0, agent: false })).toBe(false);
    expect(isActive({ ...NOTHING, ...NEVER, cli: true })).toBe(true);
    expect(isActive({ ...NOTHING, ...NEVER, linesAdded: 1 })).toBe(true);
  });
});

describe('seats', () => {
  it('count each person once and those without a name apart', () => {
    const at = (text: string) => new Date(`2026-11-${text}T00:00:00Z`);
    const ana = { id: '1', login: 'ana' };
    const { seats, unassigned } = joinSeats([
      { assignee: ana, team: 'web', lastActivityAt: at('03'), endsOn: '2026-12-01' },
      { assignee: ana, team: null, lastActivityAt: at('09'), endsOn: null },
      { assignee: { id: '2', login: 'bo' }, team: null, lastActivityAt: null, endsOn: '2026-12-01' },
      { assignee: null, team: null, lastActivityAt: at('09'), endsOn: null },
    ]);
    expect(seats).toEqual([
      { hostUserId: '1', login: 'ana', lastActivityAt: at('09'), endsOn: null },
      { hostUserId: '2', login: 'bo', lastActivityAt: null, endsOn: '2026-12-01' },
    ]);
    expect(unassigned).toBe(1);
  });

  it('are held against the roster: everybody of it once, matched or not', () => {
    const accounts = [
      ...[
        { hostUserId: '1', personId: 'ana' },
        { hostUserId: '11', personId: 'ana' },
      ],
      ...[
        { hostUserId: '2', personId: 'bo' },
        { hostUserId: '9', personId: null },
      ],
    ];
    expect(rosterOf({ members: ['ana', 'bo', 'cy'], accounts, seated: new Set(['1', '11', '9', '8']) })).toEqual({
      ...{ members: 3, seated: 1, unmatched: 1, strangers: 2 },
    });
  });
});

describe('a week of use', () => {
  const seven = [1, 2, 3, 4, 5, 6, 7];

  it('counts people once, whatever the days, and teams by their members of each day', () => {
    const users = [...seven.map((id) => day(id, id <= 5 ? ['web'] : [])), day(1, ['web'], '2026-11-17')];
    const { all } = usageOf({ users, teams: [members('web', 6)] }, { seats: 9, slugs: [] });
    expect(all).toEqual({ active: 7, of: 9, agent: 0, chat: 7, cli: 0 });
  });

  it('says that a team below GitHub’s limit is just that', () => {
    const { teams } = usageOf({ users: seven.map((id) => day(id)), teams: [] }, { seats: 9, slugs: ['tiny'] });
    expect(teams).toEqual([{ slug: 'tiny', kind: 'below-limit' }]);
  });

  it('shows no team whose difference from everybody is fewer than five people', () => {
    const users = seven.map((id) => day(id, id <= 5 ? ['web'] : []));
    const { all, teams } = usageOf({ users, teams: [members('web', 6)] }, { seats: 9, slugs: [] });
    expect(all?.active).toBe(7);
    expect(teams).toEqual([{ slug: 'web', kind: 'too-few' }]);
  });

  it('never shows a figure of fewer than five people, nor two that differ by fewer', () => {
    const week = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.subarray(['a', 'b', 'c'])), { maxLength: 30 });
    fc.assert(
      fc.property(week, (rows) => {
        const users = [...new Map(rows).entries()].map(([id, teams]) => day(id, teams));
        const teams = ['a', 'b', 'c'].map((slug) =>
          members(slug, users.filter((user) => user.teams.includes(slug)).length),
        );
        const shown = usageOf({ users, teams }, { seats: null, slugs: ['d'] });
        const sets = [
          ...(shown.all === null ? [] : [users]),
          ...shown.teams.flatMap((one) =>
            one.kind === 'figure' ? [users.filter((user) => user.teams.includes(one.slug))] : [],
          ),
        ].map((own) => new Set(own.map(({ userId }) => userId)));
        for (const one of sets) {
          expect(one.size).toBeGreaterThanOrEqual(5);
          for (const other of sets) {
            const apart = one.symmetricDifference(other).size;
            expect(apart === 0 || apart >= 5).toBe(true);
          }
        }
      }),
    );
  });
});

describe('one’s own use', () => {
  it('counts days, not accounts', () => {
    expect(ownUsageOf([day(1), day(11), day(1, [], '2026-11-17')], { hasSeat: true })).toEqual({
      ...{ hasSeat: true, activeDays: 2, agentDays: 0, chatDays: 2, cliDays: 0 },
    });
  });
});

describe('which days are read', () => {
  const now = new Date('2026-11-25T00:30:00Z');

  it('is four weeks up to yesterday, the latest first, without those read before', () => {
    const days = daysToRead(now, new Set(['2026-11-23']));
    expect(days.slice(0, 2)).toEqual(['2026-11-24', '2026-11-22']);
    expect([days.length, days.at(-1)]).toEqual([27, '2026-10-28']);
  });

  it('believes an empty answer once reports can’t come any more', () => {
    expect([isSettled('2026-11-22', now), isSettled('2026-11-23', now)]).toEqual([true, false]);
  });
});

describe('whether Copilot can be read', () => {
  it.each([
    [{ refused: false, hasSeats: true, hasDays: true }, 'available'],
    [{ refused: true, hasSeats: false, hasDays: true }, 'available'],
    [{ refused: true, hasSeats: true, hasDays: false }, 'refused'],
    [{ refused: false, hasSeats: true, hasDays: false }, 'available'],
    [{ refused: false, hasSeats: false, hasDays: false }, 'nothing'],
  ] as const)('with %j is %s', (known, availability) => {
    expect(availabilityOf(known)).toBe(availability);
  });
});
