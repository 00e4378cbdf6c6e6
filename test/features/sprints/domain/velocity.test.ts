import { describe, expect, it } from 'vitest';
import { capacityFor } from '../../../../src/features/sprints/domain/capacity.ts';
import type { Tally } from '../../../../src/features/sprints/domain/tally.ts';
import { type PastSprint, velocityOf } from '../../../../src/features/sprints/domain/velocity.ts';

const none: Tally = {
  ...{ committed: 0, added: 0, removed: 0, reestimated: 0, completed: 0, carriedOver: 0 },
  ...{ completion: null, carryOver: null, scopeChange: null, warnings: [] },
};
/** The n-th sprint of a year, two weeks each. */
const past = (n: number, points: number | null, personDays: number | null = null, items = 4): PastSprint => ({
  ...{ id: `s${n}`, name: `Sprint ${n}`, closedAt: new Date(Date.UTC(2026, 0, 14 * n)), personDays },
  numbers: {
    unit: points === null ? 'items' : 'points',
    points: { ...none, completed: points ?? 0 },
    items: { ...none, completed: items },
    unpointed: 0,
  },
});

describe('velocity', () => {
  it.each<[string, readonly PastSprint[], Partial<ReturnType<typeof velocityOf>>]>([
    ['is unknown without a closed sprint, not 0', [], { mean: null, n: 0, isFew: true }],
    ['of one is few', [past(1, 20)], { mean: 20, n: 1, isFew: true }],
    ['of two is few', [past(1, 20), past(2, 10)], { mean: 15, n: 2, isFew: true }],
    ['of three is their mean', [past(1, 20), past(2, 10), past(3, 0)], { mean: 10, n: 3, isFew: false }],
    [
      'is of the last six, in whatever order they come',
      [8, 3, 5, 1, 7, 2, 4, 6].map((n) => past(n, n === 1 || n === 2 ? 1_000 : n)),
      { mean: 5.5, n: 6, isFew: false }, // 3 to 8: 33 / 6
    ],
    [
      'leaves out sprints without points: what they completed is unknown, not none',
      [past(1, 10), past(2, null), past(3, 20), past(4, 30)],
      { unit: 'points', mean: 20, n: 3 },
    ],
    [
      'is in tasks where no sprint has points',
      [past(1, null, null, 3), past(2, null, null, 6), past(3, null, null, 6)],
      { unit: 'items', mean: 5, n: 3, isFew: false },
    ],
  ])('%s', (_, sprints, expected) => {
    expect(velocityOf(sprints)).toMatchObject(expected);
  });

  it('names the sprints it stands on, oldest first', () => {
    expect(velocityOf([past(3, 1), past(1, 1), past(2, 1)]).of.map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
  });
});

describe('the capacity of the next sprint', () => {
  it('is unknown before three sprints', () => {
    expect(capacityFor(velocityOf([past(1, 20), past(2, 20)]), 40)).toEqual({ kind: 'too-few', n: 2, needed: 3 });
  });

  it('is an interval around the mean: 20, 24 and 28 make 24, from 15.3 to 32.7', () => {
    // s = 4, t(2 degrees) = 1.886: 1.886 · 4 · √(4/3) = 8.711
    const capacity = capacityFor(velocityOf([past(1, 20), past(2, 24), past(3, 28)]), null);
    expect(capacity).toMatchObject({ kind: 'known', middle: 24, n: 3, byDays: false });
    if (capacity.kind !== 'known') throw new Error('unknown');
    expect(capacity.low).toBeCloseTo(15.289, 3);
    expect(capacity.high).toBeCloseTo(32.711, 3);
  });

  it('follows the days its people work', () => {
    // Half a point a day each time, and 30 days ahead.
    const velocity = velocityOf([past(1, 20, 40), past(2, 10, 20), past(3, 25, 50)]);
    expect(capacityFor(velocity, 30)).toMatchObject({ low: 15, middle: 15, high: 15, byDays: true });
    expect(capacityFor(velocity, 0)).toMatchObject({ low: 0, middle: 0, high: 0 });
  });

  it('leaves the days out where those of one sprint aren’t known', () => {
    const velocity = velocityOf([past(1, 20, 40), past(2, 10), past(3, 30, 50)]);
    expect(capacityFor(velocity, 30)).toMatchObject({ middle: 20, byDays: false });
  });

  it('never lies below nothing', () => {
    expect(capacityFor(velocityOf([past(1, 1), past(2, 40), past(3, 2)]), null)).toMatchObject({ low: 0 });
  });
});
