import type { Week } from '../../../kit/dates/iso-week.ts';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { WindowFigures } from './figures.ts';
import type { Lens } from './measures.ts';
import type { ProductionFigures } from './production/production.ts';
import type { Scope } from './scope.ts';
import { toShownFigures } from './shown-figures.ts';
import type { Weekly } from './weekly.ts';

/** Which week's numbers of whom. */
export type WeeklyAsk = {
  readonly scope: Scope;
  readonly week: Week;
  /** On whose wall the week begins and ends. */
  readonly timeZone: string;
  readonly lens: Lens;
  /** Null: all. */
  readonly repositoryId: RepositoryId | null;
};

/** The one structure that the API answers, Monday's message tells and exports hold. */
export function toWeekly(
  { scope, week, timeZone, lens, repositoryId }: WeeklyAsk,
  { figures, production }: { readonly figures: WindowFigures; readonly production: ProductionFigures | null },
): Weekly {
  return {
    ...{
      scope,
      week: week.key,
      from: week.from.toISOString(),
      to: week.to.toISOString(),
      timeZone,
      lens,
      repositoryId,
    },
    ...toShownFigures(figures, production),
  };
}
