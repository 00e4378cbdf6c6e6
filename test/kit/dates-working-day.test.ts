import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isWorkingDay,
  isWorkingTime,
  nextWorkingDay,
  nextWorkingTime,
  previousWorkingDay,
  defaultWorkingHours as usual,
  type WorkingHours,
  workEnd,
  workStart,
} from '../../src/kit/dates/working-day.ts';
import { localDay } from '../../src/kit/zones.ts';

const sunToThu: WorkingHours = { ...usual, days: [7, 1, 2, 3, 4] };
const night: WorkingHours = { ...usual, start: '22:00', end: '06:00' };
const at = (timeZone: string, hours = usual) => ({ timeZone, hours });

describe('working days', () => {
  it.each([
    ['Tuesday', '2026-11-24', usual, '2026-11-25', '2026-11-23'],
    ['Friday', '2026-11-27', usual, '2026-11-30', '2026-11-26'],
    ['Saturday', '2026-11-28', usual, '2026-11-30', '2026-11-27'],
    ['Monday', '2026-11-30', usual, '2026-12-01', '2026-11-27'],
    ['Thursday of a Sunday week', '2026-11-26', sunToThu, '2026-11-29', '2026-11-25'],
    ['Sunday of a Sunday week', '2026-11-29', sunToThu, '2026-11-30', '2026-11-26'],
    ['no days set: the usual', '2026-11-27', { ...usual, days: [] }, '2026-11-30', '2026-11-26'],
  ])('around %s', (_, on, hours, next, previous) => {
    expect([nextWorkingDay(on, { hours }), previousWorkingDay(on, { hours })]).toEqual([next, previous]);
  });
});

describe('working time', () => {
  it.each([
    ['an ordinary day', '2026-11-27', at('Europe/Berlin'), '2026-11-27T08:00:00.000Z', '2026-11-27T17:00:00.000Z'],
    [
      'in New York on the day of the change',
      '2026-03-08',
      at('America/New_York'),
      '2026-03-08T13:00:00.000Z',
      '2026-03-08T22:00:00.000Z',
    ],
    ['a night shift', '2026-11-27', at('UTC', night), '2026-11-27T22:00:00.000Z', '2026-11-28T06:00:00.000Z'],
    ['a day Apia skipped', '2011-12-30', at('Pacific/Apia'), '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ])('%s begins and ends', (_, on, place, start, end) => {
    expect([workStart(on, place).toISOString(), workEnd(on, place).toISOString()]).toEqual([start, end]);
  });

  it.each([
    ['at work: at once', '2026-11-27T12:00:00Z', at('UTC'), '2026-11-27T12:00:00.000Z'],
    ['before work: today', '2026-11-27T08:59:00Z', at('UTC'), '2026-11-27T09:00:00.000Z'],
    ['the minute work ends: next working day', '2026-11-27T18:00:00Z', at('UTC'), '2026-11-30T09:00:00.000Z'],
    ['weekend', '2026-11-28T12:00:00Z', at('UTC'), '2026-11-30T09:00:00.000Z'],
    ['Sunday, early, in a Sunday week', '2026-11-29T05:00:00Z', at('UTC', sunToThu), '2026-11-29T09:00:00.000Z'],
    ['night shift, after midnight', '2026-11-28T03:00:00Z', at('UTC', night), '2026-11-28T03:00:00.000Z'],
    ['night shift, at noon', '2026-11-27T12:00:00Z', at('UTC', night), '2026-11-27T22:00:00.000Z'],
  ])('the next working time, %s', (_, now, place, expected) => {
    expect(nextWorkingTime(new Date(now), place).toISOString()).toBe(expected);
  });

  it('is never in the past, always working time, and stays where it is when asked again', () => {
    const zones = [
      'UTC',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'Asia/Kathmandu',
      'Antarctica/Troll',
    ];
    const asked = fc.record({
      hour: fc.integer({ min: 0, max: 24 * 730 }),
      zone: fc.constantFrom(...zones),
      hours: fc.constantFrom(usual, sunToThu, night),
    });
    fc.assert(
      fc.property(asked, ({ hour, zone, hours }) => {
        const now = new Date(Date.UTC(2026, 0, 1, hour, 30));
        const next = nextWorkingTime(now, at(zone, hours));
        expect(next >= now).toBe(true);
        expect(isWorkingTime(next, at(zone, hours))).toBe(true);
        expect(nextWorkingTime(next, at(zone, hours))).toEqual(next);
        if (hours !== night) expect(isWorkingDay(localDay(next, zone), { hours })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
