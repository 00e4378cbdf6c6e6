import type { Reason } from './reasons.ts';

/** A commit with what it weighs. */
export type Weighed = {
  readonly id: string;
  readonly repositoryKey: string;
  readonly repositoryName: string;
  readonly sha: string;
  /** People's text. */
  readonly title: string;
  readonly url: string | null;
  readonly private: boolean;
  readonly authoredAt: Date;
  /** The estimator's, without rounding. */
  readonly value: number;
  readonly lowHours: number;
  readonly highHours: number;
  readonly reasons: readonly Reason[];
  readonly refinement: 'none' | 'waiting' | 'refined' | 'kept';
  /** Null unless refined. */
  readonly refinedValue: number | null;
};

/** Known by: the repository's id, or its name where no connection knows it. */
export const nameKey = (fullName: string): string => `name:${fullName.toLowerCase()}`;
