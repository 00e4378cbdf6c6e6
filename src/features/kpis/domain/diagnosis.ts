import type { Measure, Readings } from './measures.ts';
import { MEASURES } from './measures.ts';
import { GAPS, type Gap } from './reading.ts';

/** What keeps figures from being whole: `41 of 63 pull requests have no deployment: connect deployments`. */
export type Diagnosis = {
  readonly gap: Gap;
  /** Pull requests it is missing of, 1 or more. */
  readonly missing: number;
  /** Pull requests that the lens counts and whose reading depends on it. */
  readonly of: number;
  /** Figures that suffer, in the order of `MEASURES`. */
  readonly measures: readonly Measure[];
  readonly remedy: Remedy;
};

/** What somebody can do about it. */
export type Remedy =
  | 'connect-deployments'
  | 'tag-releases'
  /** History wasn't read far enough: *Sync now*. */
  | 'read-history'
  /** It is so, or comes with time. */
  | 'none';

const REMEDIES: Readonly<Record<Gap, Remedy>> = {
  'no-deployment': 'connect-deployments',
  'no-release': 'tag-releases',
  'no-commits': 'read-history',
  'commits-rewritten': 'none',
  'no-review': 'none',
  'no-approval': 'none',
  'still-open': 'none',
  'out-of-order': 'none',
  'not-verified': 'none',
  'not-deployed': 'none',
  'not-released': 'none',
};

export function remedyOf(gap: Gap): Remedy {
  return REMEDIES[gap];
}

/** Readings of one measure that are unknown for one reason. */
export type GapCount = { readonly measure: Measure; readonly gap: Gap; readonly missing: number; readonly of: number };

/**
 * The gaps of a set of figures, the most frequent first; each once, with all figures that suffer from it. How a tool
 * computes something that isn't verified is no gap of the team's and left out.
 */
export function diagnose(counts: readonly GapCount[]): readonly Diagnosis[] {
  return GAPS.filter((gap) => gap !== 'not-verified')
    .flatMap((gap) => {
      const own = counts.filter((one) => one.gap === gap && one.missing > 0);
      const [worst] = own.toSorted((a, b) => b.missing - a.missing);
      if (worst === undefined) return [];
      const measures = MEASURES.filter((measure) => own.some((one) => one.measure === measure));
      return [{ gap, missing: worst.missing, of: worst.of, measures, remedy: REMEDIES[gap] }];
    })
    .sort((a, b) => b.missing - a.missing);
}

/** The gaps of these readings, one entry for each measure and gap. */
export function countGaps(readings: readonly Readings[]): readonly GapCount[] {
  return MEASURES.flatMap((measure) => {
    const counted = readings.map((one) => one[measure]).filter(({ kind }) => kind !== 'excluded');
    return GAPS.flatMap((gap) => {
      const missing = counted.filter((one) => one.kind === 'unknown' && one.gap === gap).length;
      return missing === 0 ? [] : [{ measure, gap, missing, of: counted.length }];
    });
  });
}
