import type { IsoWeekday } from '../../../src/kit/dates/calendar.ts';
import { createDice } from '../../torture/stage/dice.ts';

/** A team of the made-up year. */
export type YearTeam = {
  readonly id: string;
  readonly zone: string;
  readonly weekday: IsoWeekday;
  readonly at: string;
  readonly holidays: readonly string[];
};
export type YearGuess = {
  readonly id: string;
  readonly playerId: string;
  readonly guess: 'yes' | 'no';
  readonly confidence: 'unsure' | 'likely' | 'sure';
  readonly quality: 1 | 2 | 3;
  readonly scored: boolean;
  readonly weight: number;
};
/** One merged pull request with all that people said of it. */
export type YearMerge = {
  readonly id: string;
  readonly authorId: string;
  /** Milliseconds since 1970, as everything here. */
  readonly at: number;
  /** When nothing of it was sealed any more. */
  readonly settledAt: number;
  /** Null: the author never said. */
  readonly word: 'yes' | 'no' | null;
  readonly guesses: readonly YearGuess[];
};
export type YearMembership = {
  readonly personId: string;
  readonly teamId: string;
  readonly from: number;
  readonly until: number;
};
export type Year = {
  readonly from: number;
  readonly weeks: number;
  readonly teams: readonly YearTeam[];
  readonly memberships: readonly YearMembership[];
  readonly merges: readonly YearMerge[];
  readonly optOuts: ReadonlyMap<string, number>;
  readonly champions: ReadonlySet<string>;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const id = (kind: number, n: number) => `0190d${kind}00-0000-7000-8000-${String(n).padStart(12, '0')}`;

/**
 * A year and a bit of a company: three teams in three zones, changes of the clocks, week 53 and a new year; people who change
 * teams midweek or are in two; merges in the last minute of weeks and at their first instant; answers that come before the
 * posting, after it and too late; people who opt out.
 */
export function inventYear(seed: number, weeks = 53): Year {
  const { roll } = createDice(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)] as T;
  // Monday 28 September 2026.
  const from = Date.parse('2026-09-28T00:00:00Z');
  const teams: readonly YearTeam[] = [
    { id: id(1, 1), zone: 'Europe/Berlin', weekday: 1, at: '09:00', holidays: ['2027-03-29', '2027-05-17'] },
    { id: id(1, 2), zone: 'America/New_York', weekday: 1, at: '09:00', holidays: ['2027-01-18', '2027-05-31'] },
    { id: id(1, 3), zone: 'Asia/Kolkata', weekday: 5, at: '16:30', holidays: ['2026-12-25', '2027-01-01'] },
  ];
  const people = Array.from({ length: 18 }, (_, n) => id(2, n + 1));
  const memberships = people.flatMap((personId, n): readonly YearMembership[] => {
    const team = teams[n % 3] as YearTeam;
    const always = { personId, from: 0, until: Number.MAX_SAFE_INTEGER };
    if (n % 6 === 1)
      return [
        { ...always, teamId: team.id },
        { ...always, teamId: (teams[(n + 1) % 3] as YearTeam).id },
      ];
    if (n % 6 !== 2) return [{ ...always, teamId: team.id }];
    const moved = from + Math.floor(roll() * weeks * WEEK);
    const other = (teams[(n + 1) % 3] as YearTeam).id;
    return [
      { ...always, teamId: team.id, until: moved },
      { ...always, teamId: other, from: moved },
    ];
  });
  const merges: YearMerge[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const count = week > 0 && roll() < 0.06 ? 0 : 10 + Math.floor(roll() * 30);
    for (let n = 0; n < count; n += 1) {
      const start = from + week * WEEK;
      const border = start + WEEK - offsetOf(pick(teams).zone, start + WEEK);
      const borders = [border - 1, border, border + 1, border - 30_000, border - 59_999];
      const at = roll() < 0.2 ? pick(borders) : start + Math.floor(roll() * WEEK);
      merges.push(inventMerge({ n: merges.length, at, roll, pick, people }));
    }
  }
  const optOuts = new Map(
    people.filter((_, n) => n % 7 === 3).map((one) => [one, from + Math.floor(roll() * weeks * WEEK)]),
  );
  const champions = new Set(people.filter((_, n) => n % 2 === 0));
  return { from, weeks, teams, memberships, merges, optOuts, champions };
}

type Invent = {
  readonly n: number;
  readonly at: number;
  readonly roll: () => number;
  readonly pick: <T>(all: readonly T[]) => T;
  readonly people: readonly string[];
};

function inventMerge({ n, at, roll, pick, people }: Invent): YearMerge {
  const authorId = pick(people);
  const others = people.filter((one) => one !== authorId);
  const players = new Set(Array.from({ length: 1 + Math.floor(roll() * 4) }, () => pick(others)));
  const guesses = [...players].map(
    (playerId, m): YearGuess => ({
      ...{ id: id(4, n * 10 + m), playerId, guess: pick(['yes', 'no'] as const) },
      confidence: pick(['unsure', 'likely', 'sure'] as const),
      quality: pick([1, 2, 3] as const),
      ...{ scored: roll() < 0.85, weight: pick([1, 1, 1, 2]) },
    }),
  );
  const settledAt = at + Math.floor(roll() ** 2 * 14 * DAY) + 1_000;
  const word = roll() < 0.1 ? null : pick(['yes', 'no', 'no'] as const);
  return { id: id(3, n + 1), authorId, at, settledAt, word, guesses };
}

/** Milliseconds that a zone is ahead of UTC. */
export function offsetOf(zone: string, at: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(timeZone, made);
  return made;
}
