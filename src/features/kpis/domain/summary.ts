import type { Lens, Measure } from './measures.ts';
import { aggregationOf } from './read-measures.ts';

/** What many readings of one measure come to. Minutes, or rounds, not rounded; null where there is nothing: never 0 for it. */
export type Summary = {
  /** Values that went in. */
  readonly n: number;
  /** Counted by the lens, but an event is missing. */
  readonly missing: number;
  /** The lens's own figure. */
  readonly figure: number | null;
  readonly median: number | null;
  /** 75th percentile. */
  readonly p75: number | null;
  readonly mean: number | null;
};

/** What is kept of one measure for some time; two of them are put together by joining the lists and adding the counts. */
export type Sample = {
  /** Known values, in any order. */
  readonly values: readonly number[];
  /** Readings that are unknown. */
  readonly missing: number;
};

/**
 * The figures of a sample under a lens. Quantiles lie between the two nearest values, as PostgreSQL's `percentile_cont`
 * computes them; `devlake` takes the lower one, as `percentile_disc` does. Where the lens counts a missing value as 0
 * (`middleware`), it goes into all of them and into `n`.
 */
export function summarize(
  sample: Sample,
  { lens, measure }: { readonly lens: Lens; readonly measure: Measure },
): Summary {
  const { aggregate, missingAsZero } = aggregationOf(lens);
  const zeros = missingAsZero.includes(measure) ? sample.missing : 0;
  // What isn't set is 0.
  const sorted = new Float64Array(sample.values.length + zeros);
  sorted.set(sample.values);
  sorted.sort();
  const quantile = aggregate === 'lower-median' ? lowerQuantile : quantileBetween;
  const [median, p75, mean] = [quantile(sorted, 0.5), quantile(sorted, 0.75), meanOf(sorted)];
  const figure = aggregate === 'mean' ? mean : median;
  return { n: sorted.length, missing: sample.missing, figure, median, p75, mean };
}

export const NOTHING: Sample = { values: [], missing: 0 };

export function joinSamples(samples: readonly Sample[]): Sample {
  return {
    values: samples.flatMap(({ values }) => values),
    missing: samples.reduce((sum, { missing }) => sum + missing, 0),
  };
}

function quantileBetween(sorted: Float64Array, part: number): number | null {
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

function lowerQuantile(sorted: Float64Array, part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}

function meanOf(numbers: Float64Array): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
