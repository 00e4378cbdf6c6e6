import type { Calibration } from './calibration.ts';
import type { Period } from './period.ts';
import type { PersonVelocity } from './person-velocity.ts';
import type { TeamSprints } from './report.ts';

/** A team's flow as one reader may see it. */
export type TeamFlow = TeamSprints & {
  /** Done against all there was, of the last four weeks. */
  readonly period: Period;
  /** Of the last half year. */
  readonly calibration: Calibration;
  /** The reader's own; null for somebody who isn't in the team. */
  readonly own: PersonVelocity | null;
  /** By name; empty for those who may not see others' numbers. */
  readonly members: readonly { readonly name: string; readonly velocity: PersonVelocity }[];
};
