import type { Matched } from './matched-groups.ts';
import { addUp, type Moments, momentsOf } from './moments.ts';
import { solveMoments } from './solve-moments.ts';

/**
 * The placebo: how often labels dealt out at random within each stratum show a difference at least as large as the real
 * ones. A method that is sound finds hardly anything there, so a share that isn't small says that chance, or the way the
 * data lies, is enough to make the difference.
 * Source: permutation test within blocks (Fisher 1935); `(1 + as large) / (1 + shuffles)`, Phipson and Smyth 2010.
 * @returns above 0, 1 at most
 */
export function shuffleShare(
  matched: Matched,
  { effect, shuffles, random }: { readonly effect: number; readonly shuffles: number; readonly random: () => number },
): number {
  const total = addUp(momentsOf(matched), null);
  const real = Math.abs(effect) * (1 - 1e-9);
  const orders = matched.strata.map(({ rows }) => Uint32Array.from(rows, (_, at) => at));
  let asLarge = 0;
  for (let n = 0; n < shuffles; n += 1) {
    const found = solveMoments(dealOut(matched, { total, orders, random }))?.slopes.at(-1) ?? 0;
    if (Math.abs(found) >= real) asLarge += 1;
  }
  return (1 + asLarge) / (1 + shuffles);
}

type Deal = {
  readonly total: Moments;
  readonly orders: readonly Uint32Array[];
  readonly random: () => number;
};

/** Only what has to do with the kind changes: its products with covariates and outcome, which are centred. */
function dealOut({ strata, width }: Matched, { total, orders, random }: Deal): Moments {
  const dealt = new Float64Array(width + 1);
  for (const [number, { treated, rows }] of strata.entries()) {
    const order = orders[number] ?? new Uint32Array();
    for (let n = 0; n < treated; n += 1) {
      const other = n + Math.floor(random() * (order.length - n));
      const chosen = order[other] ?? 0;
      order[other] = order[n] ?? 0;
      order[n] = chosen;
      const row = rows[chosen] ?? [];
      for (let i = 0; i <= width; i += 1) dealt[i] = (dealt[i] ?? 0) + (row[i] ?? 0);
    }
  }
  const [square, cross] = [Float64Array.from(total.square), Float64Array.from(total.cross)];
  const size = width + 1;
  for (let i = 0; i < width; i += 1) {
    square[i * size + width] = dealt[i] ?? 0;
    square[width * size + i] = dealt[i] ?? 0;
  }
  cross[width] = dealt[width] ?? 0;
  return { square, cross };
}
