import { describe, expect, it } from 'vitest';
import { checkHours, checkRegion, hoursWords } from '../../../../src/features/people/domain/working-time.ts';
import type { IsoWeekday } from '../../../../src/kit/dates/calendar.ts';

const hours = (start: string, end: string, days: readonly IsoWeekday[] = [1, 2, 3, 4, 5]) => ({ start, end, days });

describe('working hours', () => {
  it.each([
    [hours('09:00', '18:00'), '09:00–18:00, Mon–Fri'],
    [hours('09:00', '18:00', [7, 1, 2, 3, 4]), '09:00–18:00, Sun–Thu'],
    [hours('09:00', '18:00', [6, 7, 1]), '09:00–18:00, Sat–Mon'],
    [hours('22:00', '06:00', [1, 3, 5]), '22:00–06:00 (next day), Mon, Wed, Fri'],
    [hours('09:00', '18:00', [1, 2]), '09:00–18:00, Mon, Tue'],
    [hours('09:00', '18:00', [1, 2, 4, 5]), '09:00–18:00, Mon, Tue, Thu, Fri'],
    [hours('09:00', '18:00', [1, 2, 3, 4, 5, 6, 7]), '09:00–18:00, every day'],
    [hours('09:00', '18:00', [3]), '09:00–18:00, Wed'],
  ])('%j read as %s', (given, words) => {
    expect(hoursWords(given)).toBe(words);
  });

  it.each([
    [null, []],
    [hours('09:00', '18:00'), []],
    [hours('22:00', '06:00'), []],
    [hours('', '18:00'), ['start']],
    [hours('9', '18:00'), ['start']],
    [hours('09:00', '24:00'), ['end']],
    [hours('09:00', '09:00'), ['end']],
    [hours('09:00', '18:00', []), ['days']],
  ])('%j: wrong at %j', (given, fields) => {
    expect(Object.keys(checkHours(given))).toEqual(fields);
  });

  it.each([
    [null, true],
    ['DE', true],
    ['DE-BY', true],
    ['none', true],
    ['Bavaria', false],
    ['DE-<script>', false],
    ['', false],
  ])('region %j fits: %s', (region, fits) => {
    expect(Object.keys(checkRegion(region)).length === 0).toBe(fits);
  });
});
