import type { DayFactsFrom, DayFactsOf } from '../ports/inbound/day-facts.ts';
import type { KnownTasks } from '../ports/inbound/known-tasks.ts';

/** One question to all who know something of a day; facts of the same instant are in order of their ids. */
export function joinDayFacts(sources: readonly DayFactsFrom[], tasks: KnownTasks): DayFactsOf {
  return async (tx, day) => {
    const facts = (await Promise.all(sources.map((source) => source(tx, day, tasks)))).flat();
    return facts.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  };
}
