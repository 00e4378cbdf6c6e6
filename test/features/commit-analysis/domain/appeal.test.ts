import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Appeal, currentValue, factorOf } from '../../../../src/features/commit-analysis/domain/appeal.ts';
import { boundedValue } from '../../../../src/features/commit-analysis/domain/refinement.ts';
import { equalShares, humansOf } from '../../../../src/features/commit-analysis/domain/shares.ts';
import { SCALE, shownValue } from '../../../../src/features/commit-analysis/domain/shown-value.ts';
import { teamFigure } from '../../../../src/features/commit-analysis/domain/visibility.ts';
import { weekOf } from '../../../../src/features/commit-analysis/domain/week.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';

const appeal = (person: string, value: number, suggested: number): Appeal => ({
  ...{ id: `${person}-${value}-${suggested}`, commitId: 'c', personId: person as PersonId },
  ...{ value, suggested },
});
const points = fc.double({ min: 0, max: 100, noNaN: true });

describe('the workspace’s scale', () => {
  it('is 1 until somebody appeals, and where appeals take each other back', () => {
    expect(factorOf([])).toBe(1);
    expect(factorOf([appeal('ana', 2, 4), appeal('bo', 4, 2)])).toBeCloseTo(1, 10);
  });

  it('moves little for one person, however often they ask', () => {
    const once = factorOf([appeal('ana', 3, 5)]);
    expect(once).toBeGreaterThan(1);
    expect(once).toBeLessThan(1.1);
    const often = factorOf(Array.from({ length: 50 }, () => appeal('ana', 3, 21)));
    expect(often).toBeLessThan(1.2);
    expect(factorOf(['ana', 'bo', 'eve', 'jo'].map((who) => appeal(who, 3, 5)))).toBeGreaterThan(once);
  });

  it('stays within two thirds and one and a half, in whatever order', () => {
    const one = fc.record({
      who: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      value: points,
      suggested: points,
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (asked) => {
        const appeals = asked.map(({ who, value, suggested }) => appeal(who, value, suggested));
        const factor = factorOf(appeals);
        expect(factor).toBeGreaterThanOrEqual(1 / 1.5 - 1e-9);
        expect(factor).toBeLessThanOrEqual(1.5 + 1e-9);
        expect(factorOf(appeals.toReversed())).toBeCloseTo(factor, 9);
      }),
    );
  });
});

describe('what a commit counts', () => {
  it('is the machine’s value by the scale, or its authors’ word within bounds', () => {
    expect(currentValue({ value: 4, refinedValue: null }, 1.1, [])).toBeCloseTo(4.4);
    expect(currentValue({ value: 4, refinedValue: 5 }, 1, [])).toBe(5);
    expect(currentValue({ value: 4, refinedValue: null }, 1.1, [5])).toBe(5);
    expect(currentValue({ value: 4, refinedValue: null }, 1, [21])).toBe(8);
    expect(currentValue({ value: 4, refinedValue: null }, 1, [0])).toBe(2);
    expect(currentValue({ value: 0, refinedValue: null }, 1, [21])).toBe(1);
    expect(currentValue({ value: 4, refinedValue: null }, 1, [3, 5])).toBe(4);
  });

  it('is never moved by a model beyond its bounds', () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 21));
    fc.assert(
      fc.property(points, any, (value, said) => {
        const bounded = boundedValue(value, said);
        expect(bounded).toBeGreaterThanOrEqual(value * 0.6 - 1e-9);
        expect(bounded).toBeLessThanOrEqual(value * 1.5 + 1e-9);
      }),
    );
  });

  it('is shown as the nearest of the scale', () => {
    const cases = [
      [0, 0],
      [0.49, 0],
      [0.5, 1],
      [2.4, 2],
      [4, 5],
      [6.4, 5],
      [6.5, 8],
      [17, 21],
      [900, 21],
    ];
    for (const [value = 0, shown] of cases) expect(shownValue(value), String(value)).toBe(shown);
    for (const step of SCALE) expect(shownValue(step)).toBe(step);
  });
});

describe('authors', () => {
  const commit = (message: string, author = { name: 'Ana', email: 'ana@example.org', account: null }) =>
    humansOf({ message, author }).map(({ email }) => email);

  it('are the humans, each once', () => {
    const line = (who: string) => `\nCo-authored-by: ${who}`;
    expect(commit('x')).toEqual(['ana@example.org']);
    expect(commit(`x\n${line('Bo <bo@example.org>')}${line('Bo <BO@example.org>')}`)).toHaveLength(2);
    expect(commit(`x\n${line('Claude <noreply@anthropic.com>')}${line('renovate[bot] <bot@renovate.com>')}`)).toEqual([
      'ana@example.org',
    ]);
    expect(commit(`x\n\n> Co-authored-by: Bo <bo@example.org>`)).toEqual(['ana@example.org']);
    expect(commit('x', { name: 'Jules', email: 'jules@google.com', account: null })).toEqual([]);
    expect(commit(`x\n${Array.from({ length: 500 }, (_, n) => line(`P <p${n}@example.org>`)).join('')}`)).toHaveLength(
      50,
    );
  });

  it('have equal parts that make one', () => {
    for (const count of [1, 2, 3, 7]) {
      const shares = equalShares(Array.from({ length: count }, (_, n) => `i${n}`));
      expect([...shares.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
    }
    expect(equalShares(['a', 'a'])).toEqual(new Map([['a', 1]]));
  });
});

describe('a team’s sum', () => {
  const parts = (count: number) =>
    Array.from({ length: count * 2 }, (_, n) => ({ personId: `p${n % count}` as PersonId, points: 1.5 }));

  it('needs five people', () => {
    expect(teamFigure(parts(5))).toEqual({ kind: 'sum', points: 15, authors: 5 });
    expect(teamFigure(parts(4))).toEqual({ kind: 'too-few' });
    expect(teamFigure([])).toEqual({ kind: 'too-few' });
  });
});

describe('a week', () => {
  it('is the reader’s own, also where the clocks change in it', () => {
    const berlin = weekOf(new Date('2026-03-29T22:30:00Z'), 'Europe/Berlin');
    expect([berlin.monday, berlin.from.toISOString(), berlin.to.toISOString()]).toEqual([
      ...['2026-03-30', '2026-03-29T22:00:00.000Z', '2026-04-05T22:00:00.000Z'],
    ]);
    const before = weekOf(new Date('2026-03-29T22:30:00Z'), 'Europe/Berlin', 1);
    expect([before.from.toISOString(), before.to.toISOString()]).toEqual([
      ...['2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ]);
    expect(weekOf(new Date('2026-03-29T22:30:00Z'), 'America/New_York').monday).toBe('2026-03-23');
  });
});
