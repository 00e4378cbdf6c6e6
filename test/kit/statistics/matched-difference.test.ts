import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../src/kit/statistics/bootstrap-interval.ts';
import { differenceOf } from '../../../src/kit/statistics/matched-difference.ts';
import { matchGroups, type Observed } from '../../../src/kit/statistics/matched-groups.ts';
import { momentsOf } from '../../../src/kit/statistics/moments.ts';
import { randomSequence } from '../../../src/kit/statistics/random-sequence.ts';
import { shuffleShare } from '../../../src/kit/statistics/shuffle-share.ts';

const seen = (cluster: string, treated: boolean, outcome: number, covariates: readonly number[] = []): Observed => ({
  ...{ cluster, stratum: `${cluster} small`, treated, outcome, covariates },
});

describe('a matched difference', () => {
  it('is the mean of the strata’s differences, weighted by n₁ n₀ / (n₁ + n₀), to the last digit', () => {
    // A: 4 - 2 = 2 with weight 1 · 1 / 2; B: 9 - 6 = 3 with weight 2 · 1 / 3; C has one kind only.
    const matched = matchGroups([
      ...[seen('a', true, 4), seen('a', false, 2)],
      ...[seen('b', true, 8), seen('b', true, 10), seen('b', false, 6)],
      seen('c', true, 1_000),
    ]);
    const expected = (2 * (1 / 2) + 3 * (2 / 3)) / (1 / 2 + 2 / 3);
    expect(differenceOf(momentsOf(matched))?.effect).toBeCloseTo(expected, 12);
    expect([matched.treated, matched.untreated, matched.clusters]).toEqual([3, 2, ['a', 'b']]);
  });

  it('takes out a covariate’s line, and ignores one that never varies or only repeats another', () => {
    const rows = [0, 1, 2, 3, 4, 5].flatMap((x) => [
      seen('a', true, 10 + 3 * x + 5, [x, 7, 2 * x]),
      seen('a', false, 10 + 3 * (x + 4), [x + 4, 7, 2 * (x + 4)]),
    ]);
    expect(differenceOf(momentsOf(matchGroups(rows)))?.effect).toBeCloseTo(5, 9);
  });

  it('is null where nothing tells the kinds apart', () => {
    expect(differenceOf(momentsOf(matchGroups([seen('a', true, 1), seen('b', false, 2)])))).toBeNull();
    expect(differenceOf(momentsOf(matchGroups([])))).toBeNull();
    // The covariate is the kind itself.
    const told = [seen('a', true, 1, [1]), seen('a', false, 2, [0]), seen('a', true, 3, [1])];
    expect(differenceOf(momentsOf(matchGroups(told)))).toBeNull();
  });
});

describe('an interval', () => {
  const random = randomSequence('luck');
  const company = (effect: number) =>
    Array.from({ length: 10 }, (_, n) =>
      Array.from({ length: 20 }, (_, k) => seen(`p${n}`, k % 2 === 0, 5 * random() + (k % 2 === 0 ? effect : 0))),
    ).flat();

  it('holds the difference, and comes again for the same seed', () => {
    const clusters = momentsOf(matchGroups(company(3)));
    const found = differenceOf(clusters);
    if (found === null) throw new Error('there is a difference');
    const ask = () => ({ confidence: 0.95, draws: 999, random: randomSequence('x') });
    const interval = bootstrapInterval(clusters, found, ask());
    expect(interval?.low).toBeLessThan(3);
    expect(interval?.high).toBeGreaterThan(3);
    expect(interval?.low).toBeGreaterThan(1.5);
    expect(bootstrapInterval(clusters, found, ask())).toEqual(interval);
  });

  it('bounds nothing where all is one person’s', () => {
    const clusters = momentsOf(matchGroups([seen('a', true, 1), seen('a', false, 2), seen('a', false, 4)]));
    const found = differenceOf(clusters);
    if (found === null) throw new Error('there is a difference');
    expect(bootstrapInterval(clusters, found, { confidence: 0.95, draws: 99, random })).toBeNull();
  });
});

describe('shuffled labels', () => {
  it('rarely show what is there, and often what is not', () => {
    const rows = (gap: number) =>
      [0, 1, 2].flatMap((n) =>
        Array.from({ length: 12 }, (_, k) => seen(`p${n}`, k % 2 === 0, ((k * 7) % 5) + (k % 2 === 0 ? gap : 0))),
      );
    const share = (gap: number) => {
      const matched = matchGroups(rows(gap));
      const effect = differenceOf(momentsOf(matched))?.effect ?? 0;
      return shuffleShare(matched, { effect, shuffles: 199, random: randomSequence('deal') });
    };
    expect(share(10)).toBe(1 / 200);
    expect(share(0)).toBeGreaterThan(0.1);
  });
});

describe('a random sequence', () => {
  it('repeats for its seed, differs for another, and spreads evenly', () => {
    const [one, again, other] = [randomSequence('a'), randomSequence('a'), randomSequence('b')];
    const drawn = Array.from({ length: 5_000 }, one);
    expect(Array.from({ length: 5_000 }, again)).toEqual(drawn);
    expect(other()).not.toBe(drawn[0]);
    expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true);
    const tenths = Array.from({ length: 10 }, (_, n) => drawn.filter((x) => Math.floor(x * 10) === n).length);
    for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(100);
  });
});
