import { addUp, type Moments } from './moments.ts';
import { type Solved, solveMoments } from './solve-moments.ts';

/** A difference between the two kinds in the outcome's unit, and its standard error over clusters. */
export type Difference = { readonly effect: number; readonly error: number };

/**
 * How much the outcome differs between two kinds of things within their strata:
 * the coefficient of the kind in `outcome ~ stratum + covariates + kind`, least squares. Without covariates it is the mean
 * of the strata's differences, each weighted by `n₁ n₀ / (n₁ + n₀)`. A covariate that doesn't vary is left out.
 * The error is robust to whatever things of one cluster share: `√ Σ_c (g · (cross_c − square_c β))²`, `g` being the kind's row
 * of the inverse of `square`.
 * Source: Frisch and Waugh 1933; Liang and Zeger 1986 (CR0, without the small-sample factor).
 * @param counts how often each cluster counts; null: once
 * @returns null where nothing tells the kinds apart
 */
export function differenceOf(clusters: readonly Moments[], counts: Int32Array | null = null): Difference | null {
  const total = addUp(clusters, counts);
  const solved = solveMoments(total);
  if (solved === null) return null;
  let variance = 0;
  for (let at = 0; at < clusters.length; at += 1) {
    const times = counts === null ? 1 : (counts[at] ?? 0);
    const moments = clusters[at];
    if (times > 0 && moments !== undefined) variance += times * influence(moments, solved) ** 2;
  }
  return { effect: solved.slopes.at(-1) ?? 0, error: Math.sqrt(variance) };
}

function influence({ square, cross }: Moments, { slopes, kindRow }: Solved): number {
  const size = cross.length;
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    let rest = cross[i] ?? 0;
    for (let j = 0; j < size; j += 1) rest -= (square[i * size + j] ?? 0) * (slopes[j] ?? 0);
    sum += (kindRow[i] ?? 0) * rest;
  }
  return sum;
}
