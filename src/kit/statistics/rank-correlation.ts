/** How far two numbers of the same things go together, -1 to 1, with a 95 % interval. */
export type Correlation = { readonly n: number; readonly value: number; readonly low: number; readonly high: number };

/**
 * Spearman's rank correlation: ties share their mean rank. It says that two things go together, never why.
 * The interval is Fisher's, with the variance of ranks `(1 + r²/2) / (n − 3)`. Source: Bonett and Wright 2000.
 * @returns null for fewer than 5 pairs, and where one of the two never varies
 */
export function rankCorrelation(pairs: readonly (readonly [x: number, y: number])[]): Correlation | null {
  const n = pairs.length;
  if (n < 5) return null;
  const value = pearson(ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y)));
  if (value === null) return null;
  // At the very ends Fisher's transformation is infinite.
  const inner = Math.max(-END, Math.min(END, value));
  const reach = Z_95 * Math.sqrt((1 + inner ** 2 / 2) / (n - 3));
  const [low, high] = [Math.tanh(Math.atanh(inner) - reach), Math.tanh(Math.atanh(inner) + reach)];
  return { n, value, low: Math.min(low, value), high: Math.max(high, value) };
}

const Z_95 = 1.959964;
const END = 0.999;

function ranksOf(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [at, x] of xs.entries()) {
    const y = ys[at] ?? my;
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}
