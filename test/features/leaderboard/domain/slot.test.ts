import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestSlot, nextSlot, slotOf, type Timing } from '../../../../src/features/leaderboard/domain/slot.ts';
import type { IsoWeekday } from '../../../../src/kit/dates/calendar.ts';
import { shiftWeek, weekOf, weekOn } from '../../../../src/kit/dates/iso-week.ts';
import { defaultWorkingHours } from '../../../../src/kit/dates/working-day.ts';
import { localDay, localTime } from '../../../../src/kit/zones.ts';
import { howOften } from '../../../support/how-often.ts';

const free = (...days: readonly string[]) => ({
  hours: defaultWorkingHours,
  isFree: (on: string) => days.includes(on),
});
const berlin = (more: Partial<Timing> = {}): Timing => ({
  ...{ weekday: 1, at: '09:00', timeZone: 'Europe/Berlin', workdays: { hours: defaultWorkingHours } },
  ...more,
});

describe('a leaderboard', () => {
  it('appears on Monday at nine on the team’s wall, of the week before, on both sides of a change of the clocks', () => {
    const before = nextSlot(new Date('2026-10-19T07:00:00Z'), berlin());
    expect(before.at.toISOString()).toBe('2026-10-26T08:00:00.000Z');
    expect(before.week.key).toBe('2026-W43');
    expect(nextSlot(new Date('2026-10-19T06:59:59Z'), berlin()).at.toISOString()).toBe('2026-10-19T07:00:00.000Z');
  });

  it.each([
    ['a Monday holiday', 1, ['2026-05-25'], '2026-05-26'],
    ['Easter Monday', 1, ['2026-04-03', '2026-04-06'], '2026-04-07'],
    [
      'holidays to the end of the week',
      1,
      ['2026-05-25', '2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29'],
      '2026-05-25',
    ],
    ['a Friday holiday', 5, ['2026-12-25'], '2026-12-28'],
    ['a Sunday, which the team chose', 7, [], '2026-05-31'],
  ])('that falls on %s comes on %s', (_, weekday, days, on) => {
    const timing = berlin({ weekday: weekday as IsoWeekday, workdays: free(...days) });
    const slot = slotOf(
      shiftWeek(weekOn(days[days.length > 2 ? 0 : days.length - 1] ?? on, 'Europe/Berlin'), -1, 'Europe/Berlin'),
      timing,
    );
    expect(localDay(slot.at, 'Europe/Berlin')).toBe(on);
    expect(localTime(slot.at, 'Europe/Berlin')).toBe('09:00');
  });

  it('moved from Friday over the weekend still tells of the week it would have told of', () => {
    const timing = berlin({ weekday: 5, workdays: free('2026-12-25') });
    const slot = nextSlot(new Date('2026-12-24T12:00:00Z'), timing);
    expect(slot.at.toISOString()).toBe('2026-12-28T08:00:00.000Z');
    expect(slot.week.key).toBe('2026-W51');
    expect(latestSlot(new Date('2026-12-28T08:00:00Z'), timing).week.key).toBe('2026-W51');
    expect(latestSlot(new Date('2026-12-28T07:59:59Z'), timing).week.key).toBe('2026-W50');
  });

  it('swallowed by a change of the clocks comes at the first minute after', () => {
    const timing = berlin({ weekday: 7, at: '02:30' });
    expect(nextSlot(new Date('2026-03-28T12:00:00Z'), timing).at.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('shows every week exactly once and in order, whatever day, time, zone and holidays', () => {
    const timings = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }).map((day) => day as IsoWeekday),
      at: fc.constantFrom('00:00', '01:30', '02:30', '09:00', '23:59'),
      timeZone: fc.constantFrom(
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kolkata',
        'Australia/Lord_Howe',
        'Africa/Cairo',
      ),
      share: fc.constantFrom(0, 0.1, 0.5, 1),
    });
    fc.assert(
      fc.property(timings, fc.integer({ min: 1, max: 1_000_000 }), ({ share, ...rest }, seed) => {
        const isFree = (on: string) => ((Date.parse(on) / 86_400_000) * 7_919 + seed * 104_729) % 1_000 < share * 1_000;
        const timing: Timing = { ...rest, workdays: { hours: defaultWorkingHours, isFree } };
        let slot = nextSlot(new Date('2026-09-01T00:00:00Z'), timing);
        for (let n = 0; n < 12; n += 1) {
          const next = nextSlot(slot.at, timing);
          expect(next.at > slot.at).toBe(true);
          expect(next.week).toEqual(shiftWeek(slot.week, 1, timing.timeZone));
          expect(slot.week.to <= slot.at).toBe(true);
          expect(latestSlot(slot.at, timing)).toEqual(slot);
          expect(latestSlot(new Date(next.at.getTime() - 1), timing)).toEqual(slot);
          slot = next;
        }
      }),
      { numRuns: howOften(20, 300) },
    );
  });

  it('asks for the last week that has its time behind it, however long Muster was down', () => {
    const now = new Date('2026-11-25T12:00:00Z');
    expect(latestSlot(now, berlin()).week.key).toBe('2026-W47');
    expect(latestSlot(now, berlin({ weekday: 5 })).week.key).toBe('2026-W46');
    expect(weekOf(now, 'Europe/Berlin').key).toBe('2026-W48');
  });
});
