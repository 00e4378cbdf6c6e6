import type { Tx } from '../../../ports/outbound/store.ts';
import type { ProductionFigures } from '../domain/production/production.ts';
import { toWeekly, type WeeklyAsk } from '../domain/to-weekly.ts';
import type { Weekly } from '../domain/weekly.ts';
import { computeWindow } from './window-facts.ts';

/**
 * A week's numbers from its facts alone; writes nothing, so that messages may ask for it.
 * @param production of that week, null where the scope has none
 */
export async function readWeekly(tx: Tx, ask: WeeklyAsk, production: ProductionFigures | null = null): Promise<Weekly> {
  const { scope, week, lens, repositoryId } = ask;
  const figures = await computeWindow(tx, { scope, lens, repositoryId, range: { from: week.from, to: week.to } });
  return toWeekly(ask, { figures, production });
}
