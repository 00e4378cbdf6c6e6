import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../src/kit/dates/calendar.ts';
import { shiftWeek, weekOf, weekOn } from '../../src/kit/dates/iso-week.ts';

describe('a week', () => {
  // Checked against the calendar of ISO 8601: years that begin on each weekday, leap years, 52 and 53 weeks.
  it.each([
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
    ['2026-11-25', '2026-W48'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2028-02-29', '2028-W09'],
  ])('that holds %s is %s', (day, key) => {
    expect(weekOn(day, 'Europe/Berlin').key).toBe(key);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25', 169],
    ['Europe/Berlin', '2026-03-29', 167],
    ['America/New_York', '2026-11-01', 169],
    ['Australia/Lord_Howe', '2026-04-05', 168.5],
    ['Asia/Kolkata', '2026-10-25', 168],
  ])('of %s around %s lasts %s hours', (zone, day, hours) => {
    const { from, to } = weekOn(day, zone);
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(hours);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Santiago'])(
    'of %s ends where the next begins, and every instant lies in exactly one',
    (zone) => {
      fc.assert(
        fc.property(
          fc.date({ min: new Date('2019-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
          (at) => {
            const week = weekOf(at, zone);
            expect(at >= week.from && at < week.to).toBe(true);
            expect(weekdayOf(week.monday)).toBe(1);
            const next = shiftWeek(week, 1, zone);
            expect(next.from).toEqual(week.to);
            expect(next.monday).toBe(addDays(week.monday, 7));
            expect(next.key).not.toBe(week.key);
            expect(shiftWeek(next, -1, zone)).toEqual(week);
          },
        ),
      );
    },
  );

  it('ends at the last millisecond of Sunday on the wall of its zone', () => {
    const last = new Date('2026-11-29T22:59:59.999Z');
    expect(weekOf(last, 'Europe/Berlin').key).toBe('2026-W48');
    expect(weekOf(new Date(last.getTime() + 1), 'Europe/Berlin').key).toBe('2026-W49');
    expect(weekOf(last, 'Asia/Kolkata').key).toBe('2026-W49');
    expect(weekOf(new Date(last.getTime() + 1), 'America/New_York').key).toBe('2026-W48');
  });
});
