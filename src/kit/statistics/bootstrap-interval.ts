import { type Difference, differenceOf } from './matched-difference.ts';
import type { Moments } from './moments.ts';

export type Interval = { readonly low: number; readonly high: number };

/**
 * An interval around a difference: clusters are drawn anew with replacement, each draw's difference is measured in its own
 * error from the difference found, and the interval reaches as far as the given share of all draws does.
 * With few clusters, or one that outweighs the others, draws lie far out and the interval is wide, which is right.
 * Source: bootstrap-t over clusters, symmetric (Cameron, Gelbach and Miller 2008; Hall 1992).
 * @param ask.confidence 0 to 1
 * @param ask.random the same sequence gives the same interval
 * @returns null where the draws bound nothing
 */
export function bootstrapInterval(
  clusters: readonly Moments[],
  found: Difference,
  ask: { readonly confidence: number; readonly draws: number; readonly random: () => number },
): Interval | null {
  const distances = new Float64Array(ask.draws);
  const counts = new Int32Array(clusters.length);
  for (let draw = 0; draw < ask.draws; draw += 1) {
    counts.fill(0);
    for (let n = 0; n < clusters.length; n += 1) {
      const drawn = Math.floor(ask.random() * clusters.length);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const drawn = differenceOf(clusters, counts);
    // A draw that shows no spread, of one cluster alone, says nothing of how far off it may be.
    distances[draw] =
      drawn === null || drawn.error <= found.error * 1e-9
        ? Number.POSITIVE_INFINITY
        : Math.abs(drawn.effect - found.effect) / drawn.error;
  }
  distances.sort();
  const reach = (distances[Math.ceil(ask.confidence * (ask.draws + 1)) - 1] ?? Number.POSITIVE_INFINITY) * found.error;
  return Number.isFinite(reach) ? { low: found.effect - reach, high: found.effect + reach } : null;
}
