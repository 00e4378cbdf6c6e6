import type { Reading } from './reading.ts';

/** Whose definitions are used. */
export const LENSES = ['muster', 'devlake', 'middleware', 'linearb', 'swarmia'] as const;
export type Lens = (typeof LENSES)[number];

/**
 * What is read of each pull request. All in whole minutes but `rounds`, which is a count.
 * `rework` and `merge` are the two halves of `review` where a lens splits it; `cycle` ends at the merge and `lead` at the
 * deployment, unless the lens says otherwise.
 */
export const MEASURES = [
  ...(['coding', 'pickup', 'review', 'rework', 'merge', 'deploy', 'cycle', 'lead'] as const),
  ...(['first-response', 'rounds'] as const),
] as const;
export type Measure = (typeof MEASURES)[number];

export type Readings = Readonly<Record<Measure, Reading>>;

export function unitOf(measure: Measure): 'minutes' | 'rounds' {
  return measure === 'rounds' ? 'rounds' : 'minutes';
}

/** The same reading for every measure. */
export function everywhere(reading: Reading): Readings {
  return Object.fromEntries(MEASURES.map((measure) => [measure, reading])) as Readings;
}
