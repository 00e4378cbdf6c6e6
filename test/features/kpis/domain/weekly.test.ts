import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/features/kpis/domain/explain.ts';
import { figuresOf, NO_COUNTS } from '../../../../src/features/kpis/domain/figures.ts';
import { LENSES, MEASURES } from '../../../../src/features/kpis/domain/measures.ts';
import { LENS_BYTES, offsetOf, packReadings } from '../../../../src/features/kpis/domain/pack.ts';
import { readProduction } from '../../../../src/features/kpis/domain/production/read-production.ts';
import { countFor } from '../../../../src/features/kpis/domain/read-measures.ts';
import type { Subject } from '../../../../src/features/kpis/domain/subject.ts';
import { toWeekly } from '../../../../src/features/kpis/domain/to-weekly.ts';
import { weeklySchema } from '../../../../src/features/kpis/domain/weekly.ts';
import { weekOn } from '../../../../src/kit/dates/iso-week.ts';
import { subjects } from './any-subject.ts';

const week = weekOn('2026-11-02', 'UTC');
const range = { from: week.from, to: week.to };
type Lens = (typeof LENSES)[number];

function weeklyOf(all: readonly Subject[], lens: Lens) {
  const own = all.filter((one) => countFor(one, lens).at >= week.from && countFor(one, lens).at < week.to);
  const packed = own.map((one) => packReadings(one).subarray(offsetOf(lens), offsetOf(lens) + LENS_BYTES));
  const figures = { counts: NO_COUNTS, figures: figuresOf(Buffer.concat(packed), lens) };
  const ended = own.flatMap(({ deployments, repositoryId, id }) =>
    deployments.map(({ finishedAt }, n) => {
      return { id: `${id}-${n}`, repositoryId, finishedAt, outcome: 'success', isFix: false } as const;
    }),
  );
  const facts = { deployments: ended, incidents: [], hasIncidentTool: false, own: null };
  const production = readProduction(facts, { lens, range, timeZone: 'UTC' });
  const scope = { kind: 'workspace' } as const;
  return toWeekly({ scope, week, timeZone: 'UTC', lens, repositoryId: null }, { figures, production });
}

describe('a week’s numbers', () => {
  it('are what their schema says, and the same after a journey as JSON', () => {
    fc.assert(
      fc.property(subjects, fc.constantFrom(...LENSES), (all, lens) => {
        const weekly = weeklyOf(all, lens);
        expect(weeklySchema.parse(JSON.parse(JSON.stringify(weekly)))).toEqual(weekly);
      }),
      { numRuns: 200 },
    );
  });

  it('are what *Explain* comes to, measure by measure', () => {
    fc.assert(
      fc.property(subjects, fc.constantFrom(...LENSES), (all, lens) => {
        const { measures } = weeklyOf(all, lens);
        for (const measure of MEASURES) {
          const { summary } = explain(all, { lens, measure, range });
          const { unit: _, ...shown } = measures[measure] ?? { unit: '', n: 0, missing: 0, figure: null };
          expect(summary).toMatchObject(shown);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are of one week and one scope, and nothing else is taken for them', () => {
    const weekly = weeklyOf([], 'muster');
    expect(weeklySchema.safeParse({ ...weekly, week: '2026-48' }).success).toBe(false);
    expect(weeklySchema.safeParse({ ...weekly, lens: 'other' }).success).toBe(false);
    expect(weeklySchema.safeParse({ ...weekly, scope: { kind: 'person' } }).success).toBe(false);
  });
});
