/** A finished task as its estimate is held against it. */
export type Outcome = {
  readonly points: number;
  /** Hours from its start to its end, nights and weekends included; null where it was never started, so nobody knows. */
  readonly hours: number | null;
};

/** How long tasks of one estimate took. */
export type SizeOutcome = {
  readonly points: number;
  /** Those whose time is known. */
  readonly n: number;
  /** Done without a start: their time is unknown, and they count nowhere. */
  readonly unknown: number;
} & (
  | { readonly kind: 'known'; readonly median: number; readonly p75: number }
  | { readonly kind: 'too-few'; readonly needed: number }
);

export type Calibration = {
  /** By size, smallest first; sizes nobody used are missing. */
  readonly sizes: readonly SizeOutcome[];
  /** Pairs of neighbouring sizes where the larger one took no longer: an estimate that tells nothing. */
  readonly alike: readonly { readonly smaller: number; readonly larger: number }[];
};

/** Tasks of a size from which on its times are shown. House rule: below five one odd task is the whole figure. */
export const OUTCOMES_MIN = 5;

/** Estimates against outcomes: whether a larger number of points really takes longer, and how long each takes. */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const bySize = Map.groupBy(outcomes, ({ points }) => points);
  const sizes = [...bySize].sort(([a], [b]) => a - b).map(([points, of]) => readSize(points, of));
  const known = sizes.flatMap((size) => (size.kind === 'known' ? [size] : []));
  const alike = known.flatMap((larger, n) => {
    const smaller = known[n - 1];
    return smaller !== undefined && larger.median <= smaller.median
      ? [{ smaller: smaller.points, larger: larger.points }]
      : [];
  });
  return { sizes, alike };
}

function readSize(points: number, outcomes: readonly Outcome[]): SizeOutcome {
  const hours = outcomes.flatMap((one) => (one.hours === null ? [] : [one.hours])).sort((a, b) => a - b);
  const counted = { points, n: hours.length, unknown: outcomes.length - hours.length };
  if (hours.length < OUTCOMES_MIN) return { ...counted, kind: 'too-few', needed: OUTCOMES_MIN };
  return { ...counted, kind: 'known', median: quantile(hours, 0.5), p75: quantile(hours, 0.75) };
}

/** Between the two nearest, as most tools do. Source: type 7 of Hyndman and Fan. @param sorted ascending, not empty */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
