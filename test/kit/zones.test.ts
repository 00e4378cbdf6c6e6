import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, knownZone, localDay, localTime } from '../../src/kit/zones.ts';

const zones = [
  'America/New_York', 'Europe/London', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia',
  'Pacific/Kiritimati', 'Africa/Casablanca', 'Antarctica/Troll', 'Europe/Berlin', 'Asia/Tokyo', 'Asia/Kolkata',
  'America/St_Johns', 'Pacific/Auckland', 'Pacific/Chatham', 'America/Los_Angeles', 'Africa/Cairo', 'Asia/Tehran',
  'America/Santiago', 'UTC',
]; // biome-ignore format: a list

describe('a time on the wall becomes an instant', () => {
  it.each([
    ['an ordinary evening', 'Europe/Berlin', '2026-11-27', '18:00', '2026-11-27T17:00:00.000Z'],
    ['quarter hours', 'Asia/Kathmandu', '2026-03-04', '09:00', '2026-03-04T03:15:00.000Z'],
    ['the first zone of the day', 'Pacific/Kiritimati', '2026-03-04', '09:00', '2026-03-03T19:00:00.000Z'],
    ['gap: first valid minute', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00.000Z'],
    ['gap at its first minute', 'America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00.000Z'],
    ['the minute after the gap', 'America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['the minute before the gap', 'America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
    ['overlap: first showing', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['overlap in London', 'Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['half-hour gap', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
    ['half-hour overlap', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
    ['a midnight that does not exist', 'America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00.000Z'],
    ['a day that does not exist', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00.000Z'],
    ['two-hour gap', 'Antarctica/Troll', '2026-03-29', '01:30', '2026-03-29T01:00:00.000Z'],
    ['two-hour overlap', 'Antarctica/Troll', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['clocks back for Ramadan', 'Africa/Casablanca', '2026-02-15', '02:30', '2026-02-15T01:30:00.000Z'],
    ['clocks forward after Ramadan', 'Africa/Casablanca', '2026-03-22', '02:30', '2026-03-22T02:00:00.000Z'],
    ['a leap day', 'Europe/London', '2028-02-29', '17:00', '2028-02-29T17:00:00.000Z'],
    ['an unknown zone counts as UTC', 'Mars/Olympus', '2026-11-27', '18:00', '2026-11-27T18:00:00.000Z'],
  ])('%s (%s %s %s)', (_, zone, on, at, expected) => {
    expect(instantOf(on, at, zone).toISOString()).toBe(expected);
  });

  it('comes back as the same wall time, or inside a gap as a later one on a valid minute', () => {
    const wall = fc.record({
      zone: fc.constantFrom(...zones),
      day: fc.integer({ min: 0, max: 1500 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    });
    fc.assert(
      fc.property(wall, ({ zone, day, minute }) => {
        const on = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        const at = new Date(minute * 60_000).toISOString().slice(11, 16);
        const instant = instantOf(on, at, zone);
        const shown = `${localDay(instant, zone)} ${localTime(instant, zone)}`;
        expect(shown >= `${on} ${at}`).toBe(true);
        if (shown === `${on} ${at}`) return;
        const minuteBefore = new Date(instant.getTime() - 60_000);
        expect(`${localDay(minuteBefore, zone)} ${localTime(minuteBefore, zone)}` < `${on} ${at}`).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('an instant falls on a local day', () => {
  it.each([
    ['2026-03-04T09:59:59Z', 'Pacific/Kiritimati', '2026-03-04', '23:59'],
    ['2026-03-04T10:00:00Z', 'Pacific/Kiritimati', '2026-03-05', '00:00'],
    ['2026-03-04T04:59:59Z', 'America/New_York', '2026-03-03', '23:59'],
    ['2026-03-04T18:15:00Z', 'Asia/Kathmandu', '2026-03-05', '00:00'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', '00:00'],
    ['2011-12-30T09:59:00Z', 'Pacific/Apia', '2011-12-29', '23:59'],
  ])('%s in %s is %s %s', (instant, zone, day, time) => {
    expect(localDay(new Date(instant), zone)).toBe(day);
    expect(localTime(new Date(instant), zone)).toBe(time);
  });
});

it.each(['', 'nonsense', 'Europe/Berlin; drop table', '\0', '__proto__'])(
  'an unknown zone %j counts as UTC',
  (zone) => {
    expect(knownZone(zone)).toBe('UTC');
  },
);
