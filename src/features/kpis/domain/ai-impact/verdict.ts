import type { Comparison } from './compare.ts';

/**
 * Whether AI helps, over speed, quality and rework together.
 * `too-few`: one of the three can't be looked at yet · `mixed`: one is better, another worse · `placebo`: shuffled labels show
 * as much as the real ones · `no-difference`: nothing is clearly better or worse.
 */
export type Verdict =
  | { readonly kind: 'better' | 'worse' }
  | { readonly kind: 'cant-tell'; readonly because: 'too-few' | 'mixed' | 'placebo' | 'no-difference' };

/**
 * Something has to be clearly better and nothing worse, or the other way round, and all three must have been looked at:
 * quicker at the price of quality that nobody rated isn't better.
 */
export function verdictOf(comparisons: readonly Pick<Comparison, 'finding'>[]): Verdict {
  const has = (finding: Comparison['finding']) => comparisons.some((one) => one.finding === finding);
  if (has('too-few')) return { kind: 'cant-tell', because: 'too-few' };
  if (has('better') && has('worse')) return { kind: 'cant-tell', because: 'mixed' };
  if (has('placebo')) return { kind: 'cant-tell', because: 'placebo' };
  if (has('better')) return { kind: 'better' };
  return has('worse') ? { kind: 'worse' } : { kind: 'cant-tell', because: 'no-difference' };
}
