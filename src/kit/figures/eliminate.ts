/** Numbers from 0 to `PRIME` - 1. */
export type Row = readonly number[];

export type Pivoted = {
  readonly row: Row;
  /** Its first place that isn't 0. */
  readonly pivot: number;
};

/** So small that products are exact, so large that no determinant met here is a multiple of it by chance. */
const PRIME = 67_108_859;

/** Rows that span the same space, each with 1 at a pivot that is 0 in all later ones. Gauss's elimination, modulo a prime. */
export function eliminate(rows: readonly Row[]): readonly Pivoted[] {
  const done: Pivoted[] = [];
  for (const row of rows) {
    const rest = reduce(row, done);
    const pivot = rest.findIndex((one) => one !== 0);
    if (pivot === -1) continue;
    const inverse = power(rest[pivot] ?? 1, PRIME - 2);
    done.push({ row: rest.map((one) => (one * inverse) % PRIME), pivot });
  }
  return done;
}

/** What is left of a row when multiples of these are taken from it. */
export function reduce(row: Row, by: readonly Pivoted[]): Row {
  return by.reduce((rest, { row: taken, pivot }) => {
    const factor = rest[pivot] ?? 0;
    return factor === 0 ? rest : rest.map((one, n) => (one + (PRIME - factor) * (taken[n] ?? 0)) % PRIME);
  }, row);
}

/** By repeated squaring, modulo the prime. */
function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power((base * base) % PRIME, Math.floor(exponent / 2));
  return exponent % 2 === 1 ? (half * base) % PRIME : half;
}
