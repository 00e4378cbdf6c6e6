import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/features/kpis/domain/explain.ts';
import { LENSES, MEASURES } from '../../../../src/features/kpis/domain/measures.ts';
import { countFor } from '../../../../src/features/kpis/domain/read-measures.ts';
import { EXCLUSIONS, GAPS } from '../../../../src/features/kpis/domain/reading.ts';
import { aSubject, deployed, on, said } from './a-subject.ts';
import { period, subjects } from './any-subject.ts';

const asked = fc.record({ lens: fc.constantFrom(...LENSES), measure: fc.constantFrom(...MEASURES), range: period });

describe('what a figure is made of', () => {
  it('accounts for every pull request once: in it, or left out with a reason', () => {
    fc.assert(
      fc.property(subjects, asked, (all, ask) => {
        const { rows, leftOut } = explain(all, ask);
        const told = [...rows, ...leftOut].map(({ pullRequestId }) => pullRequestId);
        expect(told.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        for (const { why, at } of leftOut) {
          if (why.kind === 'unknown') expect(GAPS).toContain(why.gap);
          if (why.kind === 'excluded') expect(EXCLUSIONS).toContain(why.reason);
          if (why.kind === 'other-time') expect(at < ask.range.from || at >= ask.range.to).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has parts that add up to each total, and totals that add up to the figure', () => {
    fc.assert(
      fc.property(subjects, asked, fc.constantFrom('cycle' as const, 'lead' as const), (all, ask, measure) => {
        const { rows, summary } = explain(all, { ...ask, measure });
        for (const { value, parts } of rows) {
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(value);
          expect(parts.every((part) => part.value >= 0 && (part.gap === null || part.value === 0))).toBe(true);
        }
        const sum = rows.reduce((total, { value }) => total + value, 0);
        expect(summary.n).toBe(rows.length);
        if (summary.mean !== null) expect(summary.mean).toBeCloseTo(sum / rows.length, 6);
      }),
      { numRuns: 500 },
    );
  });

  it('counts the missing ones, and has no figure without a row', () => {
    fc.assert(
      fc.property(subjects, asked, (all, ask) => {
        const { rows, leftOut, summary } = explain(all, ask);
        const zeros = rows.filter(({ gap }) => gap !== null).length;
        expect(summary.missing).toBe(zeros + leftOut.filter(({ why }) => why.kind === 'unknown').length);
        expect(summary.figure === null).toBe(rows.length === 0);
        if (summary.figure !== null) {
          const values = rows.map(({ value }) => value);
          expect(summary.figure).toBeGreaterThanOrEqual(Math.min(...values));
          expect(summary.figure).toBeLessThanOrEqual(Math.max(...values));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives a period’s rows to exactly one of two that divide it', () => {
    fc.assert(
      fc.property(subjects, asked, fc.double({ min: 0, max: 1, noNaN: true }), (all, ask, share) => {
        const { from, to } = ask.range;
        const middle = new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) * share));
        const rowsOf = (range: typeof ask.range) =>
          explain(all, { ...ask, range }).rows.map((row) => row.pullRequestId);
        const halves = [...rowsOf({ from, to: middle }), ...rowsOf({ from: middle, to })];
        expect(halves.toSorted()).toEqual(rowsOf(ask.range).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('doesn’t depend on the order in which anything was told', () => {
    fc.assert(
      fc.property(subjects, asked, (all, ask) => {
        const turned = all
          .map((one) => ({
            ...one,
            authoredAt: one.authoredAt.toReversed(),
            turns: one.turns.toReversed(),
            responses: one.responses.toReversed(),
          }))
          .toReversed();
        expect(explain(turned, ask)).toEqual(explain(all, ask));
      }),
      { numRuns: 200 },
    );
  });

  it('never says 0 for something unknown, but for what Middleware defines so', () => {
    fc.assert(
      fc.property(subjects, asked, (all, ask) => {
        for (const { gap } of explain(all, ask).rows) if (gap !== null) expect(ask.lens).toBe('middleware');
      }),
      { numRuns: 200 },
    );
  });
});

describe('the week of a pull request', () => {
  const merged = { authoredAt: [on('2 08:00')], createdAt: on('2 09:00'), mergedAt: on('2 10:00') };
  const range = { from: on('2 00:00'), to: on('9 00:00') };

  it('is that of its deployment for DevLake, and of its merge for the others', () => {
    const subject = aSubject({ number: 1, ...merged, deployments: [deployed('9 00:00-9 00:00')] });
    expect(countFor(subject, 'muster').at).toEqual(on('2 10:00'));
    expect(countFor(subject, 'devlake').at).toEqual(on('9 00:00'));
    const { leftOut } = explain([subject], { lens: 'devlake', measure: 'cycle', range });
    expect(leftOut.map(({ why }) => why)).toEqual([{ kind: 'other-time' }]);
  });

  it('tells of DevLake what isn’t deployed as missing then', () => {
    const subject = aSubject({ number: 1, ...merged, responses: [said('bo approved 2 09:30')] });
    const { leftOut, summary } = explain([subject], { lens: 'devlake', measure: 'pickup', range });
    expect(leftOut.map(({ why }) => why)).toEqual([{ kind: 'unknown', gap: 'no-deployment' }]);
    expect(summary).toMatchObject({ n: 0, missing: 1, figure: null });
  });
});
