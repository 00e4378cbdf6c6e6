import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDay, daysBetween, nextOccurrence, weekdayOf } from '../../src/kit/dates/calendar.ts';
import { dayOrderOf } from '../../src/kit/dates/numeric-date.ts';
import { readDateWords } from '../../src/kit/dates/read-date-words.ts';

/** Tuesday 24 November 2026, ten in the morning in London. */
const tuesday = { now: new Date('2026-11-24T10:00:00Z'), timeZone: 'Europe/London', locale: 'en-US' };
const read = (text: string, reader = tuesday) => {
  const reading = readDateWords(text, reader);
  return reading?.kind === 'date' ? reading.on : (reading?.kind ?? null);
};

describe('words for a day, said on Tuesday 24 November 2026', () => {
  it.each([
    ['today', '2026-11-24'],
    ['Tomorrow', '2026-11-25'],
    ['tmrw', '2026-11-25'],
    ['friday', '2026-11-27'],
    ['FRI', '2026-11-27'],
    ['thurs', '2026-11-26'],
    ['monday', '2026-11-30'],
    ['tuesday', '2026-12-01'],
    ['this friday', '2026-11-27'],
    ['next friday', '2026-12-04'],
    ['next mon', '2026-11-30'],
    ['this week', '2026-11-27'],
    ['next week', '2026-11-30'],
    ['next month', '2026-12-01'],
    ['end of week', '2026-11-27'],
    ['end of next week', '2026-12-04'],
    ['eow', '2026-11-27'],
    ['end of month', '2026-11-30'],
    ['end of the month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['eom', '2026-11-30'],
    ['in 3 days', '2026-11-27'],
    ['in  a   week', '2026-12-01'],
    ['in two weeks', '2026-12-08'],
    ['in 1 month', '2026-12-24'],
    ['in 10 days', '2026-12-04'],
    ['2026-12-01', '2026-12-01'],
    ['2026-11-24', '2026-11-24'],
    ['1.12.', '2026-12-01'],
    ['01.12.2026', '2026-12-01'],
    ['24.11.', '2026-11-24'],
    ['23.11.', '2027-11-23'],
    ['12/1', '2026-12-01'],
    ['1/12', '2027-01-12'],
    ['25/12', '2026-12-25'],
    ['12/25', '2026-12-25'],
    ['12/1/2026', '2026-12-01'],
    ['12/1/27', '2027-12-01'],
    ['1 dec', '2026-12-01'],
    ['dec 1', '2026-12-01'],
    ['Dec. 1', '2026-12-01'],
    ['1st of December', '2026-12-01'],
    ['december 1, 2027', '2027-12-01'],
    ['may 1', '2027-05-01'],
    ['1 may', '2027-05-01'],
    ['march 3', '2027-03-03'],
    ['sun 29 nov', '2026-11-29'],
    ['Fri 27 Nov', '2026-11-27'],
    ['friday, 27 nov 2026', '2026-11-27'],
    ['1 nov', '2027-11-01'],
    ['29 feb', '2028-02-29'],
  ])('%s is %s', (text, on) => {
    expect(read(text)).toBe(on);
  });

  it.each([
    '', ' ', 'may', 'mar', 'march', 'sun', 'sat', 'mon', 'june', 'august', 'march on', 'second', 'now', 'tonight', 'noon',
    '5pm', 'friday 5pm', 'weekend', 'week', 'month', 'days', '3 days', '2 weeks', '2026', '12', '1.12', '1.12.3', '24.11',
    '1/2/3/4', '13/13', '0/1', '2026-02-30', '2027-02-29', '31 feb', '30.2.', '2026-1-1', 'thu 27 nov', 'in 0 days',
    'in 9999 days', 'in 2 hours', 'friday and monday', 'every friday', 'the friday', 'Fridays', 'freitag', 'q4',
    'a'.repeat(100_000), '9'.repeat(100_000), 'today\0',
  ])('%.40j is no day', (text) => {
    expect(read(text)).toBeNull();
  }); // biome-ignore format: a list

  it.each([
    'yesterday',
    'last friday',
    '3 days ago',
    'last week',
    '2026-11-23',
    '2020-01-01',
    '1.1.2026',
    '11/1/2026',
    'nov 1 2024',
  ])('%s has passed and is refused with what to write instead', (text) => {
    const reading = readDateWords(text, tuesday);
    expect(reading).toMatchObject({ kind: 'past', message: expect.stringMatching(/has passed already.*tomorrow/) });
  });
});

describe('the order of 12/1', () => {
  it.each([
    ['en-US', '2026-12-01'],
    ['en-GB', '2027-01-12'],
    ['de-DE', '2027-01-12'],
    ['fr-FR', '2027-01-12'],
    ['pt-BR', '2027-01-12'],
    ['ja-JP', '2026-12-01'],
    ['', '2027-01-12'],
    ['not a locale', '2027-01-12'],
  ])('in %j reads as %s', (locale, on) => {
    expect(read('12/1', { ...tuesday, locale })).toBe(on);
  });
  it('is remembered per locale', () => {
    expect([dayOrderOf('en-US'), dayOrderOf('en-US'), dayOrderOf('de-DE')]).toEqual([
      'month-first',
      'month-first',
      'day-first',
    ]);
  });
});

describe('which day it is depends on the person’s zone', () => {
  it.each([
    ['2026-03-04T09:59:59Z', 'Pacific/Kiritimati', '2026-03-04'],
    ['2026-03-04T10:00:00Z', 'Pacific/Kiritimati', '2026-03-05'],
    ['2026-03-04T04:59:59Z', 'America/New_York', '2026-03-03'],
    ['2026-03-04T05:00:00Z', 'America/New_York', '2026-03-04'],
    ['2026-03-04T18:14:59Z', 'Asia/Kathmandu', '2026-03-04'],
    ['2026-03-04T18:15:00Z', 'Asia/Kathmandu', '2026-03-05'],
    ['2026-10-03T13:29:00Z', 'Australia/Lord_Howe', '2026-10-03'],
    ['2026-10-03T13:30:00Z', 'Australia/Lord_Howe', '2026-10-04'],
    ['2026-03-29T00:59:00Z', 'Antarctica/Troll', '2026-03-29'],
    ['2026-02-15T00:30:00Z', 'Africa/Casablanca', '2026-02-15'],
    ['2026-11-24T23:30:00Z', 'Pacific/Apia', '2026-11-25'],
    ['2026-11-25T02:59:00Z', 'America/Sao_Paulo', '2026-11-24'],
    ['2026-11-24T23:30:00Z', 'No/Where', '2026-11-24'],
  ])('at %s in %s today is %s', (now, timeZone, today) => {
    const reader = { now: new Date(now), timeZone, locale: 'en-US' };
    expect(read('today', reader)).toBe(today);
    expect(read('tomorrow', reader)).toBe(addDays(today, 1));
    expect(read('in 3 days', reader)).toBe(addDays(today, 3));
  });

  it('and never on the zone of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const machine of ['Pacific/Apia', 'America/New_York', 'Pacific/Kiritimati', 'UTC']) {
        process.env.TZ = machine;
        for (const day of ['2026-03-07', '2026-03-08', '2026-11-01', '2026-04-05']) {
          const reader = { now: new Date(`${day}T12:00:00Z`), timeZone: 'UTC', locale: 'en-US' };
          expect([read('today', reader), read('in 2 days', reader)]).toEqual([day, addDays(day, 2)]);
        }
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('whatever is said', () => {
  it('a weekday is one to seven days ahead and is that weekday', () => {
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const said = fc.record({ day: fc.integer({ min: 0, max: 3000 }), name: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(said, ({ day, name }) => {
        const today = addDays('2026-01-01', day);
        const on = read(names[name] ?? '', { ...tuesday, now: new Date(`${today}T12:00:00Z`) }) ?? '';
        expect(weekdayOf(on)).toBe(name + 1);
        expect(daysBetween(today, on)).toBeGreaterThanOrEqual(1);
        expect(daysBetween(today, on)).toBeLessThanOrEqual(7);
      }),
      { numRuns: 300 },
    );
  });

  it('`next friday` lies in next week, Monday to Sunday, on any day it is said', () => {
    for (let day = 0; day < 14; day += 1) {
      const today = addDays('2026-11-23', day);
      const reader = { ...tuesday, now: new Date(`${today}T12:00:00Z`) };
      const nextMonday = addDays(today, 8 - weekdayOf(today));
      expect(read('next friday', reader)).toBe(addDays(nextMonday, 4));
      expect(read('next week', reader)).toBe(nextMonday);
    }
  });

  it('any text gives a day from today on, a past one, or null, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d./ -]{1,12}$/)), (text) => {
        const reading = readDateWords(text, tuesday);
        if (reading?.kind === 'date') expect(reading.on >= '2026-11-24').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the calendar', () => {
  it.each([
    [2026, 2, 29, null],
    [2028, 2, 29, '2028-02-29'],
    [2026, 4, 31, null],
    [2026, 13, 1, null],
    [2026, 0, 1, null],
    [2026, 1, 0, null],
    [99, 1, 1, null],
  ])('knows whether %i-%i-%i exists', (year, month, day, on) => {
    expect(calendarDay(year, month, day)).toBe(on);
  });
  it('finds the next such day, today included, and none where there is none', () => {
    expect(nextOccurrence(11, 24, '2026-11-24')).toBe('2026-11-24');
    expect(nextOccurrence(2, 29, '2026-11-24')).toBe('2028-02-29');
    expect(nextOccurrence(2, 29, '2096-03-01')).toBe('2104-02-29');
    expect(nextOccurrence(2, 30, '2026-11-24')).toBeNull();
  });
});
