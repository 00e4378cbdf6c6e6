import type { AiSubject } from './subject.ts';

/** What "does it help?" is asked of, all three together. */
export const OUTCOMES = ['speed', 'quality', 'rework'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

export type Outcome = {
  /** In the unit that is compared; null: not known of this one. */
  readonly of: (subject: AiSubject) => number | null;
  /** Which way is better: 1 more, -1 less. */
  readonly better: 1 | -1;
  /** A difference worth seeing, in the same unit: says how much more data it takes. */
  readonly worth: number;
};

/**
 * Durations are compared as logarithms, so that a week against two counts as much as an hour against two, and one that
 * lay for months doesn't decide alone; under a minute counts as one.
 */
export const outcomes: Readonly<Record<OutcomeName, Outcome>> = {
  speed: {
    of: ({ cycleMinutes }) => (cycleMinutes === null ? null : Math.log(Math.max(1, cycleMinutes))),
    ...{ better: -1, worth: Math.log(1.2) },
  },
  quality: { of: ({ quality }) => quality, better: 1, worth: 0.25 },
  rework: { of: ({ rework }) => rework, better: -1, worth: 0.2 },
};
