import { diagnose, type GapCount } from './diagnosis.ts';
import type { WindowFigures } from './figures.ts';
import { MEASURES, unitOf } from './measures.ts';
import { GAPS } from './reading.ts';
import type { Figures } from './shown.ts';

/** Figures in the words of the weekly structure, with what keeps them from being whole. */
export function toShownFigures({ counts, figures }: WindowFigures): Figures {
  const gaps = MEASURES.flatMap((measure): GapCount[] => {
    const own = figures.measures[measure]?.gaps ?? {};
    return GAPS.flatMap((gap) => {
      const missing = own[gap] ?? 0;
      return missing === 0 ? [] : [{ measure, gap, missing, of: figures.counted }];
    });
  });
  const measures = MEASURES.flatMap((measure) => {
    const own = figures.measures[measure];
    if (own === undefined) return [];
    const { gaps: _, ...summary } = own;
    return [[measure, { ...summary, unit: unitOf(measure) }] as const];
  });
  const { merged, reverts, hotfixes } = counts;
  const leftOut = Object.values(figures.excluded).reduce((sum, n) => sum + n, 0);
  return {
    counts: { merged, reverts, hotfixes, leftOut },
    measures: Object.fromEntries(measures),
    production: null,
    diagnosis: diagnose(gaps).map((one) => ({ ...one, measures: [...one.measures] })),
  };
}
