import type { Tx } from '../../../ports/outbound/store.ts';
import { toWeekly, type WeeklyAsk } from '../domain/to-weekly.ts';
import type { Weekly } from '../domain/weekly.ts';
import { readProductionFigures } from './production.ts';
import { computeWindow } from './window-facts.ts';

/** A week's numbers from its facts alone; writes nothing, so that messages may ask for it. */
export async function readWeekly(tx: Tx, ask: WeeklyAsk): Promise<Weekly> {
  const window = { ...ask, range: { from: ask.week.from, to: ask.week.to } };
  const figures = await computeWindow(tx, window);
  return toWeekly(ask, { figures, production: await readProductionFigures(tx, window) });
}
