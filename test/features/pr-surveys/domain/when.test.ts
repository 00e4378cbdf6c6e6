import { describe, expect, it } from 'vitest';
import { closesAt, remindAt } from '../../../../src/features/pr-surveys/domain/when.ts';
import { defaultWorkingHours } from '../../../../src/kit/dates/working-day.ts';
import type { Absence } from '../../../../src/kit/dates/working-life.ts';

const life = (timeZone = 'Europe/Berlin', absences: readonly Absence[] = []) => ({
  workplace: { timeZone, hours: defaultWorkingHours },
  absences,
});
const away = (from: string, until: string): Absence => ({ from: new Date(from), until: new Date(until) });
const closes = (askedAt: string, own = life(), openedAt = askedAt) =>
  closesAt({ openedAt: new Date(openedAt), askedAt: new Date(askedAt) }, own).toISOString();

describe('a reminder', () => {
  it.each([
    ['the next working morning', '2026-11-25T10:00:00Z', life(), '2026-11-26T08:00:00.000Z'],
    ['Monday after a Friday', '2026-11-27T10:00:00Z', life(), '2026-11-30T08:00:00.000Z'],
    ['their own morning', '2026-11-25T10:00:00Z', life('Asia/Kolkata'), '2026-11-26T03:30:00.000Z'],
    [
      'the morning they are back',
      '2026-11-25T10:00:00Z',
      life('Europe/Berlin', [away('2026-11-25T17:00:00Z', '2026-12-03T08:00:00Z')]),
      '2026-12-03T08:00:00.000Z',
    ],
    ['the same minute after the clocks change', '2026-10-23T10:00:00Z', life(), '2026-10-26T08:00:00.000Z'],
  ])('comes %s', (_, asked, own, expected) => {
    expect(remindAt(new Date(asked), own).toISOString()).toBe(expected);
  });
});

describe('somebody’s time to answer', () => {
  it('is three of their working days', () => {
    expect(closes('2026-11-23T10:00:00Z')).toBe('2026-11-26T10:00:00.000Z');
    expect(closes('2026-11-26T10:00:00Z')).toBe('2026-12-01T10:00:00.000Z');
  });

  it('doesn’t run while they are away', () => {
    const own = life('Europe/Berlin', [away('2026-11-24T08:00:00Z', '2026-11-27T08:00:00Z')]);
    expect(closes('2026-11-23T10:00:00Z', own)).toBe('2026-12-01T10:00:00.000Z');
  });

  it('ends two weeks after the survey was opened, whatever happens', () => {
    const own = life('Europe/Berlin', [away('2026-11-24T08:00:00Z', '2027-01-08T08:00:00Z')]);
    expect(closes('2026-11-23T10:00:00Z', own)).toBe('2026-12-07T10:00:00.000Z');
    const neverAsked = closesAt({ openedAt: new Date('2026-11-23T10:00:00Z'), askedAt: null }, own);
    expect(neverAsked.toISOString()).toBe('2026-12-07T10:00:00.000Z');
  });
});
