import { describe, expect, it } from 'vitest';
import { readAway } from '../../../../src/features/people/domain/read-away.ts';
import { defaultWorkingHours } from '../../../../src/kit/dates/working-day.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
const now = new Date('2026-11-25T09:00:00Z');
const workplace = { timeZone: 'Europe/Berlin', hours: defaultWorkingHours };
const read = (text: string, more: Partial<typeof workplace> = {}) =>
  readAway(text, { now, locale: 'de-DE', workplace: { ...workplace, ...more } });

describe('what somebody types after /muster away', () => {
  it.each([
    ['until friday', '2026-11-25T09:00', '2026-11-27T08:00'],
    ['UNTIL  Friday', '2026-11-25T09:00', '2026-11-27T08:00'],
    ['till 5 dec', '2026-11-25T09:00', '2026-12-05T08:00'],
    ['', '2026-11-25T09:00', '2026-11-26T08:00'],
    ['today', '2026-11-25T09:00', '2026-11-26T08:00'],
    ['tomorrow', '2026-11-25T23:00', '2026-11-27T08:00'],
    ['on friday', '2026-11-26T23:00', '2026-11-30T08:00'],
    ['from monday until 5 dec', '2026-11-29T23:00', '2026-12-05T08:00'],
    ['from monday until friday', '2026-11-29T23:00', '2026-12-04T08:00'],
    ['from monday to wednesday', '2026-11-29T23:00', '2026-12-02T08:00'],
    ['monday until friday', '2026-11-29T23:00', '2026-12-04T08:00'],
    ['through friday', '2026-11-25T09:00', '2026-11-28T08:00'],
    ['from monday through friday', '2026-11-29T23:00', '2026-12-05T08:00'],
    ['for 3 days', '2026-11-25T09:00', '2026-11-28T08:00'],
    ['from monday for 2 weeks', '2026-11-29T23:00', '2026-12-14T08:00'],
    ['from today until friday', '2026-11-25T09:00', '2026-11-27T08:00'],
    ['until 1.12.', '2026-11-25T09:00', '2026-12-01T08:00'],
    ['until next week', '2026-11-25T09:00', '2026-11-30T08:00'],
  ])('“%s”', (text, from, until) => {
    const absence = { from: new Date(`${from}Z`), until: new Date(`${until}Z`) };
    expect(read(text)).toEqual({ kind: 'absence', absence });
  });

  it('is read in the person’s zone, and ends when their own work begins', () => {
    const kolkata = read('until friday', {
      timeZone: 'Asia/Kolkata',
      hours: { ...defaultWorkingHours, start: '11:00' },
    });
    expect(kolkata).toMatchObject({ absence: { until: new Date('2026-11-27T05:30Z') } });
  });

  it.each([
    ['nonsense', 'could not read'],
    ['until nonsense', 'could not read'],
    ['from monday until', 'could not read'],
    ['until yesterday', 'passed already'],
    ['from 2026-12-05 until 2026-12-01', 'passed already'],
    ['until 2030-01-01', 'two years'],
    ['x'.repeat(5_000), 'could not read'],
  ])('“%.40s” is asked again, in words', (text, words) => {
    expect(read(text)).toMatchObject({ kind: 'unclear', message: expect.stringContaining(words) });
  });
});
