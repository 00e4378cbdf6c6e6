import { describe, expect, it } from 'vitest';
import { showDay, showInstant } from '../../src/kit/shown-time.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('a time as its reader sees it', () => {
  it.each([
    ['2026-11-27T17:00:00Z', 'Europe/Berlin', 'Fri 27 Nov, 18:00'],
    ['2026-11-27T17:00:00Z', 'America/New_York', 'Fri 27 Nov, 12:00'],
    ['2026-11-27T18:30:00Z', 'Asia/Kathmandu', 'Sat 28 Nov, 00:15'],
    ['2026-12-31T12:00:00Z', 'Pacific/Kiritimati', 'Fri 1 Jan 2027, 02:00'],
    ['2026-09-01T00:00:00Z', 'UTC', 'Tue 1 Sep, 00:00'],
    ['2026-11-27T17:00:00Z', 'Mars/Olympus', 'Fri 27 Nov, 17:00 UTC'],
  ])('%s in %s is %s', (instant, timeZone, shown) => {
    expect(showInstant(new Date(instant), { timeZone, now })).toBe(shown);
  });
});

describe('a day', () => {
  it.each([
    ['2026-11-27', 'Fri 27 Nov'],
    ['2027-01-01', 'Fri 1 Jan 2027'],
    ['2028-02-29', 'Tue 29 Feb 2028'],
    ['someday', 'someday'],
    ['2026-13-01', '2026-13-01'],
  ])('%s is %s', (day, shown) => {
    expect(showDay(day, '2026-11-21')).toBe(shown);
  });
});
