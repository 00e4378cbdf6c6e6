import type { Moments } from './moments.ts';

/** @property kindRow the kind's row of the inverse of `square` */
export type Solved = { readonly slopes: Float64Array; readonly kindRow: Float64Array };

/**
 * The slopes of covariates and kind, by least squares; what those before it tell already gets 0.
 * Gauss and Jordan, from the first covariate to the kind: none has to be exchanged, as `square` is a sum of squares.
 * @returns null where nothing is left of the kind
 */
export function solveMoments({ square, cross }: Moments): Solved | null {
  const size = cross.length;
  const matrix = Float64Array.from(square);
  const slopes = Float64Array.from(cross);
  const kindRow = new Float64Array(size);
  kindRow[size - 1] = 1;
  for (let at = 0; at < size; at += 1) {
    const pivot = matrix[at * size + at] ?? 0;
    const isTold = pivot <= TINY * (square[at * size + at] ?? 0) || pivot <= 0;
    if (isTold && at === size - 1) return null;
    if (isTold) drop({ matrix, size, at }, [slopes, kindRow]);
    else eliminate({ matrix, size, at }, [slopes, kindRow]);
  }
  return { slopes, kindRow };
}

type Step = { readonly matrix: Float64Array; readonly size: number; readonly at: number };

function drop({ matrix, size, at }: Step, sides: readonly Float64Array[]): void {
  for (let i = 0; i < size; i += 1) {
    matrix[at * size + i] = 0;
    matrix[i * size + at] = 0;
  }
  for (const side of sides) side[at] = 0;
}

function eliminate({ matrix, size, at }: Step, sides: readonly Float64Array[]): void {
  const pivot = matrix[at * size + at] ?? 1;
  for (let j = 0; j < size; j += 1) matrix[at * size + j] = (matrix[at * size + j] ?? 0) / pivot;
  for (const side of sides) side[at] = (side[at] ?? 0) / pivot;
  for (let i = 0; i < size; i += 1) {
    const factor = i === at ? 0 : (matrix[i * size + at] ?? 0);
    if (factor === 0) continue;
    for (let j = 0; j < size; j += 1)
      matrix[i * size + j] = (matrix[i * size + j] ?? 0) - factor * (matrix[at * size + j] ?? 0);
    for (const side of sides) side[i] = (side[i] ?? 0) - factor * (side[at] ?? 0);
  }
}

/** What is left of a variance after the lines are taken out, and counts as none. */
const TINY = 1e-9;
