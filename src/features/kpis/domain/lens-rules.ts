import type { Measure, Readings } from './measures.ts';
import type { Exclusion, Gap } from './reading.ts';
import type { Subject } from './subject.ts';

/** One tool's definitions. */
export type LensRules = {
  /** Why the whole pull request isn't counted; null: it is. */
  readonly excludes: (subject: Subject) => Exclusion | null;
  readonly read: (subject: Subject) => Read;
  /** Which instant decides its week; null: what the tool counts by hasn't come. */
  readonly countedAt: (subject: Subject) => Date | null;
  /** What many readings come to; `lower-median` is the lower one of two in the middle. */
  readonly aggregate: 'median' | 'lower-median' | 'mean';
  /** Measures of which the tool counts a missing value as 0 when it aggregates. */
  readonly missingAsZero: readonly Measure[];
};

export type Read = { readonly readings: Readings; readonly parts: Parts };

/** What the two totals are made of; their values add up to the total's. Empty where the total is unknown. */
export type Parts = { readonly cycle: readonly Part[]; readonly lead: readonly Part[] };

export type Part = {
  readonly name: PartName;
  /** Minutes. */
  readonly value: number;
  /** Not null: the tool counts 0 for it although this is missing. */
  readonly gap: Gap | null;
};

export const PART_NAMES = [
  ...(['coding', 'pickup', 'review', 'rework', 'merge', 'deploy'] as const),
  /** Opened, and not yet ready for a review. */
  'draft',
  /** Merged without a review: from the end of the wait to the merge. */
  'unreviewed',
  /** Open, without anything known that would divide it. */
  'open',
] as const;
export type PartName = (typeof PART_NAMES)[number];
