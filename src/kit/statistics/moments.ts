import type { Matched, Stratum } from './matched-groups.ts';

/**
 * Sums of products of one cluster, or of several together: of every two of covariates and kind (`square`, row by row, the
 * kind last), and of each with the outcome (`cross`). All that a difference needs, so drawing clusters anew is adding.
 */
export type Moments = { readonly square: Float64Array; readonly cross: Float64Array };

/** The sums of each cluster, by its number. */
export function momentsOf({ clusters, strata, width }: Matched): readonly Moments[] {
  const all = clusters.map(() => emptyMoments(width));
  for (const stratum of strata) {
    const moments = all[stratum.cluster];
    if (moments !== undefined) addStratum(moments, stratum);
  }
  return all;
}

function emptyMoments(width: number): Moments {
  return { square: new Float64Array((width + 1) ** 2), cross: new Float64Array(width + 1) };
}

function addStratum({ square, cross }: Moments, { treated, rows }: Stratum): void {
  const size = cross.length;
  const share = treated / rows.length;
  for (const [number, row] of rows.entries()) {
    const kind = (number < treated ? 1 : 0) - share;
    const outcome = row[size - 1] ?? 0;
    for (let i = 0; i < size; i += 1) {
      const left = i === size - 1 ? kind : (row[i] ?? 0);
      cross[i] = (cross[i] ?? 0) + left * outcome;
      for (let j = 0; j < size; j += 1)
        square[i * size + j] = (square[i * size + j] ?? 0) + left * (j === size - 1 ? kind : (row[j] ?? 0));
    }
  }
}

/** All of them together. @param counts how often each counts; null: once */
export function addUp(clusters: readonly Moments[], counts: Int32Array | null): Moments {
  const sum = emptyMoments((clusters[0]?.cross.length ?? 1) - 1);
  for (let at = 0; at < clusters.length; at += 1) {
    const times = counts === null ? 1 : (counts[at] ?? 0);
    const one = clusters[at];
    if (times === 0 || one === undefined) continue;
    addTimes(sum.square, one.square, times);
    addTimes(sum.cross, one.cross, times);
  }
  return sum;
}

function addTimes(sum: Float64Array, values: Float64Array, times: number): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + times * (values[i] ?? 0);
}
