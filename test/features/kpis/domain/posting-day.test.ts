import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPosting } from '../../../../src/features/kpis/domain/posting-day.ts';
import { addDays, weekdayOf } from '../../../../src/kit/dates/calendar.ts';
import { defaultWorkingHours, isWorkingDay } from '../../../../src/kit/dates/working-day.ts';
import { isAwayAt, type WorkingLife } from '../../../../src/kit/dates/working-life.ts';
import { instantOf, localDay, localTime } from '../../../../src/kit/zones.ts';

type Life = Pick<WorkingLife, 'workplace' | 'absences'>;

const berlin = (free: readonly string[] = [], absences: readonly [string, string][] = []): Life => ({
  workplace: { timeZone: 'Europe/Berlin', hours: defaultWorkingHours, isFree: (on) => free.includes(on) },
  absences: absences.map(([from, until]) => ({ from: new Date(from), until: new Date(until) })),
});
const next = (after: string, life: Life) => nextPosting(new Date(after), life)?.toISOString();

/** November 2026: the 23rd and the 30th are Mondays; nine in Berlin is eight in UTC. */
describe('the week’s numbers', () => {
  it.each([
    ['come on Monday at nine on the reader’s wall', '2026-11-25T09:00:00Z', berlin(), '2026-11-30T08:00:00.000Z'],
    ['come once: the instant itself isn’t the next', '2026-11-30T08:00:00Z', berlin(), '2026-12-07T08:00:00.000Z'],
    ['follow the change of the clocks', '2027-03-25T09:00:00Z', berlin(), '2027-03-29T07:00:00.000Z'],
    [
      'come on Tuesday where Monday is a holiday',
      '2026-11-25T09:00:00Z',
      berlin(['2026-11-30']),
      '2026-12-01T08:00:00.000Z',
    ],
    [
      'wait for who is away until Wednesday noon',
      '2026-11-25T09:00:00Z',
      berlin([], [['2026-11-27T16:00:00Z', '2026-12-02T11:00:00Z']]),
      '2026-12-03T08:00:00.000Z',
    ],
    [
      'leave out a week in which somebody never works',
      '2026-11-25T09:00:00Z',
      berlin([], [['2026-11-27T16:00:00Z', '2026-12-07T06:00:00Z']]),
      '2026-12-07T08:00:00.000Z',
    ],
    [
      'come on the first day of who never works on Mondays',
      '2026-11-25T09:00:00Z',
      { ...berlin(), workplace: { timeZone: 'UTC', hours: { ...defaultWorkingHours, days: [2, 3, 4, 5] as const } } },
      '2026-12-01T09:00:00.000Z',
    ],
  ])('%s', (_, after, life, expected) => {
    expect(next(after, life)).toBe(expected);
  });

  it('come at most once a week, at nine, on a day of work, and on no later one than needed', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-10-01', n));
    const life = fc.record({
      free: fc.uniqueArray(day, { maxLength: 8 }),
      absences: fc.array(fc.tuple(day, fc.integer({ min: 1, max: 12 })), { maxLength: 3 }),
      timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    });
    fc.assert(
      fc.property(life, ({ free, absences, timeZone }) => {
        const workplace = { timeZone, hours: defaultWorkingHours, isFree: (on: string) => free.includes(on) };
        const away = absences.map(([on, days]) => ({
          from: instantOf(on, '00:00', timeZone),
          until: instantOf(addDays(on, days), '00:00', timeZone),
        }));
        const some = { workplace, absences: away };
        const mondays = new Set<string>();
        let after = new Date('2026-10-04T00:00:00Z');
        for (let n = 0; n < 6; n += 1) {
          const at = nextPosting(after, some);
          if (at === null) throw new Error('nobody is away for ever');
          const on = localDay(at, timeZone);
          const monday = addDays(on, 1 - weekdayOf(on));
          expect(localTime(at, timeZone)).toBe('09:00');
          expect(isWorkingDay(on, workplace) && !isAwayAt(at, some)).toBe(true);
          expect(mondays.has(monday)).toBe(false);
          for (let earlier = monday; earlier < on; earlier = addDays(earlier, 1)) {
            const there = isWorkingDay(earlier, workplace) && !isAwayAt(instantOf(earlier, '09:00', timeZone), some);
            expect(there).toBe(false);
          }
          mondays.add(monday);
          after = at;
        }
      }),
    );
  });
});
