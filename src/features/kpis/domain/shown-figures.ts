import { diagnose, type GapCount } from './diagnosis.ts';
import type { WindowFigures } from './figures.ts';
import { MEASURES, unitOf } from './measures.ts';
import { PRODUCTION_MEASURES, type ProductionFigures } from './production/production.ts';
import { GAPS } from './reading.ts';
import type { Figures } from './shown.ts';

/**
 * Figures in the words of the weekly structure, with what keeps them from being whole.
 * @param production null: it wasn't read, or the scope has none
 */
export function toShownFigures({ counts, figures }: WindowFigures, production: ProductionFigures | null): Figures {
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
    production: production === null ? null : withoutIds(production),
    diagnosis: diagnose(gaps).map((one) => ({ ...one, measures: [...one.measures] })),
  };
}

/** Which deployments count is told by *Explain* alone. */
function withoutIds(production: ProductionFigures): NonNullable<Figures['production']> {
  const told = PRODUCTION_MEASURES.map((measure) => {
    const figure = production[measure];
    if (figure.kind === 'unknown') return [measure, figure] as const;
    const { kind, value, unit, n } = figure;
    return [measure, { kind, value, unit, n }] as const;
  });
  return Object.fromEntries(told) as NonNullable<Figures['production']>;
}
