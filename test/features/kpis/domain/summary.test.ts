import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSamples, NOTHING, summarize } from '../../../../src/features/kpis/domain/summary.ts';

const muster = { lens: 'muster', measure: 'pickup' } as const;
const of = (...values: number[]) => ({ values, missing: 0 });

describe('a summary', () => {
  it.each([
    [[], null, null, null],
    [[7], 7, 7, 7],
    [[10, 20], 15, 17.5, 15],
    [[30, 10, 20], 20, 25, 20],
    [[1, 2, 3, 4], 2.5, 3.25, 2.5],
    // As text 100 would come before 20.
    [[100, 20, 3], 20, 60, 41],
  ])('of %j has this median, 75th percentile and mean', (values, median, p75, mean) => {
    expect(summarize(of(...values), muster)).toEqual({
      n: values.length,
      missing: 0,
      figure: median,
      median,
      p75,
      mean,
    });
  });

  it('takes each lens’s own figure', () => {
    const sample = { values: [10, 20, 60, 90], missing: 1 };
    const figure = (lens: Parameters<typeof summarize>[1]['lens']) =>
      summarize(sample, { lens, measure: 'pickup' }).figure;
    expect(figure('muster')).toBe(40);
    expect(figure('devlake')).toBe(20);
    // (0 + 10 + 20 + 60 + 90) / 5
    expect(figure('middleware')).toBe(36);
    expect(figure('linearb')).toBe(45);
    expect(figure('swarmia')).toBe(45);
  });

  it('counts a missing value as 0 only where Middleware does: never in its cycle time', () => {
    const sample = { values: [10], missing: 1 };
    expect(summarize(sample, { lens: 'middleware', measure: 'cycle' })).toMatchObject({ n: 1, figure: 10 });
    expect(summarize(sample, { lens: 'middleware', measure: 'deploy' })).toMatchObject({ n: 2, figure: 5 });
  });

  it('is null, never 0, where nothing is known', () => {
    expect(summarize({ values: [], missing: 9 }, muster)).toEqual({
      ...{ n: 0, missing: 9, figure: null, median: null, p75: null, mean: null },
    });
    expect(joinSamples([])).toEqual(NOTHING);
  });

  it('of joined samples is the one of all their values, in any order', () => {
    const sample = fc.record({ values: fc.array(fc.nat(10_000)), missing: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(sample), (all) => {
        const together = {
          values: all.flatMap(({ values }) => values),
          missing: all.reduce((n, s) => n + s.missing, 0),
        };
        const joined = summarize(joinSamples(all.toReversed()), muster);
        const { mean, ...rest } = summarize(together, muster);
        expect(joined).toMatchObject(rest);
        if (mean !== null) expect(joined.mean).toBeCloseTo(mean, 6);
      }),
    );
  });
});
