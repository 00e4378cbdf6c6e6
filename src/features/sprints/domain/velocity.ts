import type { SprintNumbers, Unit } from './tally.ts';

/** A closed sprint as velocity sees it. */
export type PastSprint = {
  readonly id: string;
  readonly name: string;
  readonly closedAt: Date;
  readonly numbers: SprintNumbers;
  /** Days its people worked, away days left out; null where nobody knows who they were. */
  readonly personDays: number | null;
};

/** Closed sprints that make a velocity, at least and at most. Source: product page, section 11. */
export const SPRINTS_MIN = 3;
export const SPRINTS_MAX = 6;

export type Velocity = {
  /** `items` where none of the sprints has points. */
  readonly unit: Unit;
  /** What one sprint completes on average; null without any closed sprint, never 0 for unknown. */
  readonly mean: number | null;
  /** Sprints it stands on; fewer than 3 are too few to plan with. */
  readonly n: number;
  readonly isFew: boolean;
  /** The sprints that went in, oldest first. */
  readonly of: readonly PastSprint[];
};

/** Mean of what the last three to six closed sprints completed. @param past in any order */
export function velocityOf(past: readonly PastSprint[]): Velocity {
  const newest = [...past].sort((a, b) => b.closedAt.getTime() - a.closedAt.getTime() || (a.id < b.id ? 1 : -1));
  const pointed = newest.filter(({ numbers }) => numbers.unit === 'points');
  const unit: Unit = pointed.length > 0 ? 'points' : 'items';
  // A sprint without points completed an unknown number of them, not none.
  const of = (unit === 'points' ? pointed : newest).slice(0, SPRINTS_MAX).reverse();
  const n = of.length;
  const mean = n === 0 ? null : of.reduce((sum, one) => sum + completedOf(one, unit), 0) / n;
  return { unit, mean, n, isFew: n < SPRINTS_MIN, of };
}

export function completedOf({ numbers }: PastSprint, unit: Unit): number {
  return numbers[unit].completed;
}
