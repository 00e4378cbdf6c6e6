import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLocalInstant } from '../../src/kit/dates/next-local-instant.ts';
import { defaultWorkingHours } from '../../src/kit/dates/working-day.ts';
import { timesAtWork } from '../../src/kit/dates/working-life.ts';
import { readWall, type Wall } from './wall-oracle.ts';

/** Each with a year in which its clocks did the most. 2024 has a leap day. */
const ZONES: readonly (readonly [zone: string, year: number])[] = [
  ['America/New_York', 2024],
  ['Europe/London', 2024],
  ['America/Sao_Paulo', 2018],
  ['Australia/Lord_Howe', 2024],
  ['Asia/Kathmandu', 2024],
  ['Pacific/Apia', 2011],
  ['Pacific/Kiritimati', 2024],
  ['Africa/Casablanca', 2024],
  ['Antarctica/Troll', 2024],
  ['Europe/Berlin', 2024],
  ['America/Los_Angeles', 2024],
  ['America/Havana', 2024],
  ['America/Santiago', 2024],
  ['Asia/Beirut', 2024],
  ['Africa/Cairo', 2024],
  ['America/Nuuk', 2024],
  ['America/St_Johns', 2010],
  ['Pacific/Chatham', 2024],
  ['Asia/Tehran', 2020],
  ['Asia/Kolkata', 2024],
];
const TIMES = ['00:00', '01:30', '02:00', '02:30', '17:00'];
/** By `getUTCDay`: 0 is Sunday. */
const WEEKS = [
  { name: 'Monday to Friday', days: [1, 2, 3, 4, 5] },
  { name: 'Sunday to Thursday', days: [0, 1, 2, 3, 4] },
] as const;
/** Gaps at midnight and over it, of half an hour and of a day. */
const ODD = ['America/Nuuk', 'America/Havana', 'Australia/Lord_Howe', 'Pacific/Apia', 'Antarctica/Troll'];
const weekdayOf = (on: string) => new Date(`${on}T00:00:00Z`).getUTCDay();

describe('the next local instant', () => {
  let personDays = 0;

  it.each(ZONES)('in %s, %i: exactly one on each working day, at the right minute', (zone, year) => {
    const wall = readWall(zone, { from: Date.UTC(year - 1, 11, 25), to: Date.UTC(year + 1, 0, 8) });
    for (const [index, at] of TIMES.entries()) {
      const { name, days } = WEEKS[index % WEEKS.length] ?? WEEKS[0];
      const isDay = (on: string) => days.some((day) => day === weekdayOf(on)) && on.startsWith(`${year}-`);
      const made = walk({ after: new Date(Date.UTC(year - 1, 11, 25)), at, timeZone: zone, isDay });
      expect(made, `${at}, ${name}`).toEqual(expected(wall, at, isDay));
      personDays += made.length;
    }
  });

  it('was asked for at least 20,000 person-days', () => {
    expect(personDays).toBeGreaterThanOrEqual(20_000);
  });

  it('is the same from wherever it is asked, even within a change of the clocks', () => {
    const range = (year: number) => ({ from: Date.UTC(year - 1, 11, 31), to: Date.UTC(year + 1, 0, 4) });
    const places = ZONES.filter(([zone]) => ODD.includes(zone)).flatMap(([zone, year]) => {
      const wall = readWall(zone, range(year));
      return ['00:00', '02:15', '23:30'].map((at) => ({ zone, year, at, all: expected(wall, at, () => true) }));
    });
    const asked = fc.record({ place: fc.constantFrom(...places), minute: fc.integer({ min: 0, max: 364 * 1440 }) });
    fc.assert(
      fc.property(asked, ({ place: { zone, year, at, all }, minute }) => {
        const after = new Date(Date.UTC(year, 0, 1) + minute * 60_000);
        const next = nextLocalInstant({ after, at, timeZone: zone, isDay: () => true });
        expect(next?.toISOString()).toBe(all.find((instant) => instant > after.toISOString()));
      }),
      { numRuns: 500 },
    );
  });

  it('gives up where no day counts, instead of searching for ever', () => {
    expect(nextLocalInstant({ after: new Date(0), at: '17:30', timeZone: 'UTC', isDay: () => false })).toBeNull();
  });

  it('leaves out weekends, holidays and whoever is away, and comes back with them', () => {
    const day = (text: string) => new Date(text);
    const life = {
      workplace: {
        timeZone: 'Europe/Berlin',
        hours: defaultWorkingHours,
        isFree: (on: string) => on === '2026-12-25',
      },
      absences: [{ from: day('2026-12-21T08:00:00Z'), until: day('2026-12-23T08:00:00Z') }],
    };
    const times = timesAtWork(life, '17:30');
    const until = '2026-12-29';
    const made = walk({ after: day('2026-12-18T00:00:00Z'), ...times }, until);
    expect(made).toEqual(['18', '23', '24', '28'].map((on) => `2026-12-${on}T16:30:00.000Z`));
  });
});

function walk(from: Parameters<typeof nextLocalInstant>[0], until = '9999'): readonly string[] {
  const made: string[] = [];
  let next = nextLocalInstant(from);
  while (next !== null && next.toISOString() < until) {
    made.push(next.toISOString());
    next = nextLocalInstant({ ...from, after: next });
  }
  return made;
}

/** The first minute of the wall at or after this time of each day the wall has shown. */
function expected(wall: Wall, at: string, isDay: (on: string) => boolean): readonly string[] {
  return [...wall].flatMap(([on, minutes]) => {
    if (!isDay(on)) return [];
    const wanted = `${on} ${at}`;
    const found = minutes.find((minute) => minute.shown >= wanted);
    return found === undefined ? [] : [new Date(found.at).toISOString()];
  });
}
