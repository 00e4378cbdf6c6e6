import type { Tx } from '../../../ports/outbound/store.ts';
import { toWeekly, type WeeklyAsk } from '../domain/to-weekly.ts';
import type { Weekly } from '../domain/weekly.ts';
import { computeWindow } from './window-facts.ts';

/** A week's numbers from its facts alone; writes nothing, so that messages may ask for it. */
export async function readWeekly(tx: Tx, ask: WeeklyAsk): Promise<Weekly> {
  const { scope, week, lens, repositoryId } = ask;
  return toWeekly(ask, await computeWindow(tx, { scope, lens, repositoryId, range: { from: week.from, to: week.to } }));
}
