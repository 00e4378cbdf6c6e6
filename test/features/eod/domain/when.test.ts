import { describe, expect, it } from 'vitest';
import { isMissed, nextAsk, shiftAt, spanOf, windowOf } from '../../../../src/features/eod/domain/when.ts';
import type { IsoWeekday } from '../../../../src/kit/dates/calendar.ts';
import { defaultWorkingHours, type Workplace } from '../../../../src/kit/dates/working-day.ts';
import { readWall } from '../../../kit/wall-oracle.ts';
import { howOften } from '../../../support/how-often.ts';

/** Each with a year in which its clocks changed, or its date line moved. */
const ZONES: readonly (readonly [zone: string, year: number])[] = [
  ['America/New_York', 2026],
  ['Europe/London', 2026],
  ['America/Sao_Paulo', 2018],
  ['Australia/Lord_Howe', 2026],
  ['Asia/Kathmandu', 2026],
  ['Pacific/Apia', 2011],
  ['Pacific/Kiritimati', 2026],
  ['Africa/Casablanca', 2026],
  ['Antarctica/Troll', 2026],
  ['Europe/Berlin', 2024],
  ['America/Los_Angeles', 2026],
  ['America/Havana', 2026],
  ['America/Santiago', 2026],
  ['Asia/Beirut', 2026],
  ['Africa/Cairo', 2026],
  ['America/Nuuk', 2024],
  ['America/St_Johns', 2010],
  ['Pacific/Chatham', 2026],
  ['Asia/Tehran', 2020],
  ['Asia/Kolkata', 2026],
];
const TIMES = ['00:00', '01:30', '02:00', '02:30', '17:00'];
const WEEKS: readonly (readonly IsoWeekday[])[] = [
  [1, 2, 3, 4, 5],
  [7, 1, 2, 3, 4],
];
const ALWAYS = { start: '00:00', end: '00:00' };

describe('the instants at which somebody is asked', () => {
  let personDays = 0;

  it.each(ZONES)('in %s, %i: exactly one on each working day, at the right minute', (timeZone, year) => {
    const wall = readWall(timeZone, { from: Date.UTC(year - 1, 11, 25), to: Date.UTC(year + 1, 0, 8) });
    for (const [index, askAt] of TIMES.entries())
      for (const days of howOften([WEEKS[index % WEEKS.length] ?? []], WEEKS)) {
        const workplace: Workplace = { timeZone, hours: { ...ALWAYS, days } };
        const expected = [...wall]
          .filter(([on, minutes]) => minutes.length > 1 && on.startsWith(`${year}-`) && isWeekday(on, days))
          .map(
            ([on, minutes]) =>
              `${on} ${minutes.find(({ shown }) => shown.slice(0, 10) === on && shown.slice(11) >= askAt)?.at}`,
          )
          .filter((line) => !line.endsWith('undefined'));
        const asked: string[] = [];
        let at = nextAsk(new Date(Date.UTC(year - 1, 11, 26)), { askAt, timeZone: null }, workplace);
        while (at !== null && at.getTime() < Date.UTC(year + 1, 0, 3)) {
          const on = shiftAt(at, workplace);
          if (on?.startsWith(`${year}-`)) asked.push(`${on} ${at.getTime()}`);
          at = nextAsk(at, { askAt, timeZone: null }, workplace);
        }
        expect(asked, `${askAt}, ${days}`).toEqual(expected);
        personDays += asked.length;
      }
  });

  it('were judged on at least 20,000 person-days', () => {
    expect(personDays).toBeGreaterThanOrEqual(20_000);
  });

  const berlin: Workplace = { timeZone: 'Europe/Berlin', hours: defaultWorkingHours };
  const ask = (workplace: Workplace, askAt = '17:30', timeZone: string | null = null) =>
    nextAsk(new Date('2026-11-25T00:00:00Z'), { askAt, timeZone }, workplace)?.toISOString();

  it.each([
    ['the usual day', berlin, '2026-11-25T16:30:00.000Z'],
    [
      'an early day ends before',
      { ...berlin, hours: { start: '07:00', end: '15:00', days: [3] } },
      '2026-11-25T13:30:00.000Z',
    ],
    [
      'a day that ends at the very time',
      { ...berlin, hours: { start: '09:00', end: '17:30', days: [3] } },
      '2026-11-25T16:00:00.000Z',
    ],
    ['a late day', { ...berlin, hours: { start: '14:00', end: '22:00', days: [3] } }, '2026-11-25T16:30:00.000Z'],
    [
      'a shift over midnight',
      { ...berlin, hours: { start: '22:00', end: '06:00', days: [3] } },
      '2026-11-26T04:30:00.000Z',
    ],
    ['a holiday', { ...berlin, isFree: (on: string) => on === '2026-11-25' }, '2026-11-26T16:30:00.000Z'],
  ] as const)('%s', (_, workplace, expected) => {
    expect(ask(workplace as Workplace)).toBe(expected);
  });

  it('follow the team’s own zone where it has one and the person is at work then', () => {
    expect(ask({ ...berlin, timeZone: 'America/New_York' }, '16:00', 'Europe/Berlin')).toBe('2026-11-25T15:00:00.000Z');
    expect(ask({ ...berlin, timeZone: 'Asia/Kolkata' }, '16:00', 'Europe/Berlin')).toBe('2026-11-25T12:00:00.000Z');
  });

  it('belong to the day on which the shift began, and so do its facts', () => {
    const night: Workplace = { timeZone: 'Europe/Berlin', hours: { start: '22:00', end: '06:00', days: [3] } };
    expect(shiftAt(new Date('2026-11-26T04:30:00Z'), night)).toBe('2026-11-25');
    expect(spanOf('2026-11-25', night)).toEqual({
      from: new Date('2026-11-25T05:00:00Z'),
      to: new Date('2026-11-26T05:00:00Z'),
    });
    expect(spanOf('2026-11-25', berlin)).toEqual({
      from: new Date('2026-11-24T23:00:00Z'),
      to: new Date('2026-11-25T23:00:00Z'),
    });
  });

  it('open a window from the delivery on; asking after it would be asking too late', () => {
    const at = new Date('2026-11-25T16:37:00Z');
    expect(windowOf(at, 90)).toEqual({
      remindAt: new Date('2026-11-25T17:49:00Z'),
      closesAt: new Date('2026-11-25T18:07:00Z'),
    });
    expect(isMissed(at, new Date('2026-11-25T18:07:00Z'), 90)).toBe(false);
    expect(isMissed(at, new Date('2026-11-25T18:07:01Z'), 90)).toBe(true);
  });
});

function isWeekday(on: string, days: readonly IsoWeekday[]): boolean {
  return days.includes((new Date(`${on}T00:00:00Z`).getUTCDay() || 7) as IsoWeekday);
}
