import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankCorrelation } from '../../../src/kit/statistics/rank-correlation.ts';

describe('a rank correlation', () => {
  it('is Spearman’s, to the digit, with ties', () => {
    // Ranks 1 2.5 2.5 4 5 and 1 3 2 5 4: 1 - by hand Σ(dx dy) = 8.5 over √(9.5 · 10).
    const pairs = [
      [1, 1],
      [2, 3],
      [2, 2],
      [3, 9],
      [9, 5],
    ] as const;
    expect(rankCorrelation(pairs)?.value).toBeCloseTo(8.5 / Math.sqrt(9.5 * 10), 12);
  });

  it('is null for few pairs and for what never varies', () => {
    expect(
      rankCorrelation([
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 4],
      ]),
    ).toBeNull();
    expect(rankCorrelation([1, 2, 3, 4, 5].map((n) => [n, 7] as const))).toBeNull();
  });

  it('is the end of its interval where one order is the other, or its reverse', () => {
    const falling = [9, 5, 3, 2, 0].map((y, x) => [x, y] as const);
    const rising = falling.map(([x, y]) => [x, -y] as const);
    expect(rankCorrelation(falling)).toMatchObject({ value: -1, low: -1 });
    expect(rankCorrelation(rising)).toMatchObject({ value: 1, high: 1 });
  });

  it('lies inside its interval, changes with nothing but order, and turns with it', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 5, maxLength: 40 }), (pairs) => {
        const found = rankCorrelation(pairs);
        if (found === null) return;
        const { n, value, low, high } = found;
        expect(n).toBe(pairs.length);
        expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
        expect(low <= value && value <= high).toBe(true);
        expect(rankCorrelation(pairs.map(([x, y]) => [x ** 3, y] as const))?.value).toBeCloseTo(value, 9);
        expect(rankCorrelation(pairs.map(([x, y]) => [-x, y] as const))?.value).toBeCloseTo(-value, 9);
      }),
    );
  });
});
