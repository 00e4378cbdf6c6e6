/** How much of the company's work is put into Muster, from the first weeks to the last. */
export type Adoption = {
  /** Share of planned work, faults and small things for which a task is made, 0 to 1. */
  readonly told: number;
  /** Chance that somebody presses *Start* before *Done*. */
  readonly started: number;
};

/** Who came to Muster when it was new wrote down the main things only, and mostly just that they were done. */
const early: Adoption = { told: 0.14, started: 0.3 };
const settled: Adoption = { told: 1, started: 0.88 };

/** Days before the present since which everybody uses it for everything, and those in which it caught on. */
const SETTLED_DAYS = 14;
const CAUGHT_ON_DAYS = 9;

/**
 * The same at the same distance from the present, however long the past is. It also keeps the first start short: what is
 * long ago is read by few, and costs whoever waits as much as the last week.
 */
export function adoptionAt(at: number, present: number): Adoption {
  const days = (present - at) / DAY_MS;
  const way = Math.min(1, Math.max(0, 1 - (days - SETTLED_DAYS) / CAUGHT_ON_DAYS));
  const between = (from: number, to: number): number => from + (to - from) * way;
  return { told: between(early.told, settled.told), started: between(early.started, settled.started) };
}

const DAY_MS = 86_400_000;
