import { AUTHORS_MIN } from '../../../../kit/figures/choose-figure.ts';
import type { Comparison } from './compare.ts';
import { type Impact, measureImpact } from './impact.ts';
import { countAuthors } from './release.ts';
import type { AiSubject } from './subject.ts';

/** An impact as people may see it: plain data, kept as it was shown. */
export type ShownImpact = Omit<Impact, 'comparisons'> & { readonly comparisons: readonly ShownComparison[] };

/** Counts are null where fewer than 5 people stand behind them. */
export type ShownComparison = Omit<Comparison, 'counts' | 'leftOut' | 'missing'> & {
  readonly counts: Comparison['counts'] | null;
  readonly leftOut: Comparison['leftOut'] | null;
  readonly missing: Comparison['missing'];
};

/**
 * Measures, and takes away what would tell of few people: single groups, and how many pull requests too few of them have.
 * That sources disagree about somebody's work is said of five people together or of nobody; else it is not known.
 * @returns null where fewer than 5 people's pull requests are known to be one or the other
 */
export function showImpact(subjects: readonly AiSubject[]): ShownImpact | null {
  if (countAuthors(knownOf(subjects)) < AUTHORS_MIN) return null;
  const { comparisons, ...impact } = measureImpact(hideFew(subjects));
  return { ...impact, comparisons: comparisons.map(withoutFew) };
}

/** The same subjects, where fewer than 5 people's sources disagree as if nothing was known of those. */
export function hideFew(subjects: readonly AiSubject[]): readonly AiSubject[] {
  if (countAuthors(subjects.filter(({ assistance }) => assistance === 'disagree')) >= AUTHORS_MIN) return subjects;
  return subjects.map((one) => (one.assistance === 'disagree' ? { ...one, assistance: 'unknown' } : one));
}

/** Those that count as one or the other. */
export function knownOf(subjects: readonly AiSubject[]): readonly AiSubject[] {
  return subjects.filter(({ assistance }) => assistance === 'assisted' || assistance === 'not-assisted');
}

function withoutFew(comparison: Comparison): ShownComparison {
  return comparison.counts.authors >= AUTHORS_MIN
    ? comparison
    : { ...comparison, counts: null, leftOut: null, missing: null };
}
