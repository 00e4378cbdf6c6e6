import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, workingDayMs } from '../../src/kit/dates/add-working-time.ts';
import { defaultWorkingHours, isWorkingTime, type Workplace } from '../../src/kit/dates/working-day.ts';
import { isAwayAt } from '../../src/kit/dates/working-life.ts';
import { howOften } from '../support/how-often.ts';

const HOUR = 60 * 60_000;
const berlin: Workplace = { timeZone: 'Europe/Berlin', hours: defaultWorkingHours };
const at = (instant: string) => new Date(instant);

const cases: [what: string, from: string, hours: number, to: string][] = [
  ['within a day', '2026-11-25T09:00:00Z', 4, '2026-11-25T13:00:00Z'],
  ['to the last minute of a day', '2026-11-25T13:00:00Z', 4, '2026-11-25T17:00:00Z'],
  ['over a night', '2026-11-25T15:00:00Z', 4, '2026-11-26T10:00:00Z'],
  ['from before work', '2026-11-25T04:00:00Z', 4, '2026-11-25T12:00:00Z'],
  ['from after work', '2026-11-25T20:00:00Z', 4, '2026-11-26T12:00:00Z'],
  ['over a weekend', '2026-11-27T16:00:00Z', 4, '2026-11-30T11:00:00Z'],
  ['a whole working day', '2026-11-25T09:00:00Z', 9, '2026-11-26T09:00:00Z'],
  ['over the change to summer time', '2026-03-27T16:00:00Z', 4, '2026-03-30T10:00:00Z'],
  ['over the change to winter time', '2026-10-23T15:00:00Z', 4, '2026-10-26T11:00:00Z'],
  ['nothing, at work', '2026-11-25T09:00:00Z', 0, '2026-11-25T09:00:00Z'],
  ['nothing, at night', '2026-11-25T20:00:00Z', 0, '2026-11-26T08:00:00Z'],
];

describe('working time after an instant', () => {
  it.each(cases)('%s', (_, from, hours, to) => {
    expect(addWorkingTime(at(from), hours * HOUR, { workplace: berlin, absences: [] })).toEqual(at(to));
  });

  it('leaves out absences, holidays, and the day while a shift over midnight lasts', () => {
    const absences = [{ from: at('2026-11-25T10:00:00Z'), until: at('2026-11-27T12:00:00Z') }];
    const life = { workplace: berlin, absences };
    expect(addWorkingTime(at('2026-11-25T09:00:00Z'), 4 * HOUR, life)).toEqual(at('2026-11-27T15:00:00Z'));
    const holiday = { ...berlin, isFree: (on: string) => on === '2026-11-26' };
    expect(addWorkingTime(at('2026-11-25T16:00:00Z'), 4 * HOUR, { workplace: holiday, absences: [] })).toEqual(
      at('2026-11-27T11:00:00Z'),
    );
    const night: Workplace = { timeZone: 'UTC', hours: { start: '22:00', end: '06:00', days: [1, 2, 3, 4, 5] } };
    expect(addWorkingTime(at('2026-11-25T23:00:00Z'), 8 * HOUR, { workplace: night, absences: [] })).toEqual(
      at('2026-11-26T23:00:00Z'),
    );
    expect(workingDayMs(night)).toBe(8 * HOUR);
  });

  it('counts exactly the working minutes in between, whatever the zone', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
    const minutes = fc.integer({ min: 1, max: howOften(1, 3) * 24 * 60 });
    const start = fc.integer({ min: 0, max: 60 * 24 * 365 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), start, minutes, (timeZone, offset, worked) => {
        const life = { workplace: { timeZone, hours: defaultWorkingHours }, absences: [] };
        const from = new Date(Date.UTC(2026, 0, 1) + offset * 60_000);
        const end = addWorkingTime(from, worked * 60_000, life);
        let counted = 0;
        for (let t = from.getTime(); t < end.getTime(); t += 60_000)
          if (isWorkingTime(new Date(t), life.workplace) && !isAwayAt(new Date(t), life)) counted += 1;
        expect(counted).toBe(worked);
      }),
      { numRuns: 25 },
    );
  });
});
