import { describe, expect, it } from 'vitest';
import { findContradictions, referencesIn } from '../../../../src/features/eod/domain/contradictions.ts';
import { plantCheckIn } from '../plant-check-ins.ts';

/** The same numbers each time: mulberry32. */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('what doesn’t fit together in a check-in', () => {
  it('is found wherever it was planted, and nowhere else', () => {
    const dice = diceOf(20_261_126);
    const planted = Array.from({ length: 3_000 }, () => plantCheckIn(dice));
    let wrong = 0;
    let parts = 0;
    for (const { told, wrong: expected } of planted) {
      const found = findContradictions(told).map(
        ({ kind, about, days }) => `${kind} ${about}${days === 0 ? '' : ` ${days}`}`,
      );
      expect(found.sort(), JSON.stringify(told)).toEqual(expected);
      wrong += expected.length;
      parts += told.done.length + told.blockers.length + new Set(told.facts.map(({ subject }) => subject)).size;
    }
    expect(wrong).toBeGreaterThan(1_000);
    // At least as many near misses as faults.
    expect(parts - wrong).toBeGreaterThanOrEqual(wrong);
  });

  it('counts working days only: from Friday to Tuesday is two', () => {
    const workdays = { hours: { start: '09:00', end: '18:00', days: [1, 2, 3, 4, 5] as const } };
    const told = { done: [], facts: [], isOpen: new Map<string, boolean>(), workdays };
    const since = (day: string, on: string) =>
      findContradictions({ ...told, on, blockers: [{ text: 'x', since: day }] }).map(({ days }) => days);
    expect(since('2026-11-20', '2026-11-24')).toEqual([]);
    expect(since('2026-11-20', '2026-11-25')).toEqual([3]);
    const isFree = (on: string) => on === '2026-11-24';
    expect(
      findContradictions({
        ...told,
        on: '2026-11-25',
        workdays: { ...workdays, isFree },
        blockers: [{ text: 'x', since: '2026-11-20' }],
      }),
    ).toEqual([]);
  });

  it('is about what is named, however it is written', () => {
    expect(referencesIn('t-1, T-2 and acme/web#31 but not AT-3 or T-x')).toEqual(['T-1', 'T-2', 'acme/web#31']);
  });
});
