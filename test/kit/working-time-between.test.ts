import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime } from '../../src/kit/dates/add-working-time.ts';
import { defaultWorkingHours } from '../../src/kit/dates/working-day.ts';
import type { WorkingLife } from '../../src/kit/dates/working-life.ts';
import { workingTimeBetween } from '../../src/kit/dates/working-time-between.ts';

type Life = Pick<WorkingLife, 'workplace' | 'absences'>;
const HOUR = 3_600_000;
const berlin: Life = { workplace: { timeZone: 'Europe/Berlin', hours: defaultWorkingHours }, absences: [] };
const at = (text: string) => new Date(text);

describe('working time between two instants', () => {
  it.each([
    ['a morning', '2026-11-25T08:00:00Z', '2026-11-25T11:00:00Z', 3],
    ['a night', '2026-11-25T17:00:00Z', '2026-11-26T08:00:00Z', 0],
    ['an evening and a morning', '2026-11-25T16:00:00Z', '2026-11-26T09:00:00Z', 2],
    ['a weekend', '2026-11-27T16:30:00Z', '2026-11-30T08:30:00Z', 1],
    ['a weekend in which the clocks change', '2026-10-23T15:30:00Z', '2026-10-26T08:30:00Z', 1],
    ['nothing, backwards', '2026-11-26T10:00:00Z', '2026-11-25T10:00:00Z', 0],
  ])('is counted over %s', (_, from, to, hours) => {
    expect(workingTimeBetween(at(from), at(to), berlin)).toBe(hours * HOUR);
  });

  it('leaves absences, holidays and short shifts over midnight out', () => {
    const away = { from: at('2026-11-25T09:00:00Z'), until: at('2026-11-26T09:00:00Z') };
    const [from, to] = [at('2026-11-25T08:00:00Z'), at('2026-11-26T10:00:00Z')];
    expect(workingTimeBetween(from, to, { ...berlin, absences: [away] })).toBe(2 * HOUR);
    const holiday = { ...berlin.workplace, isFree: (on: string) => on === '2026-11-26' };
    expect(workingTimeBetween(from, to, { ...berlin, workplace: holiday })).toBe(9 * HOUR);
    const night = { ...berlin.workplace, hours: { start: '22:00', end: '02:00', days: [1, 2, 3, 4, 5] as const } };
    expect(workingTimeBetween(from, to, { ...berlin, workplace: night })).toBe(4 * HOUR);
  });

  it('undoes adding it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 200 * HOUR }),
        (from, work) => {
          expect(workingTimeBetween(from, addWorkingTime(from, work, berlin), berlin)).toBe(work);
        },
      ),
    );
  });
});
