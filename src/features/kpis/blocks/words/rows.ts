import type { Why } from '../../domain/explain.ts';
import type { PartName } from '../../domain/lens-rules.ts';
import type { Gap } from '../../domain/reading.ts';
import { EXCLUSION_WORDS, GAP_WORDS } from './gaps.ts';

/** What a total is made of, as it stands before its minutes. */
export const PART_NAMES: Readonly<Record<PartName, string>> = {
  coding: 'coding',
  pickup: 'waiting for a review',
  review: 'review',
  rework: 'rework',
  merge: 'approved to merged',
  deploy: 'deploying',
  draft: 'as a draft',
  unreviewed: 'without a review',
  open: 'open',
};

/** Why a row isn't in a figure. */
export function sayWhy(why: Why): string {
  switch (why.kind) {
    case 'unknown':
      return sayGap(why.gap);
    case 'excluded':
      return EXCLUSION_WORDS[why.reason];
    case 'other-time':
      return 'this tool counts it in another time';
    default:
      return why satisfies never;
  }
}

export function sayGap(gap: Gap): string {
  return GAP_WORDS[gap];
}
