import type { Part, PartName } from './lens-rules.ts';
import { type Milestone, minuteOf } from './milestones.ts';
import type { Reading } from './reading.ts';

/**
 * Divides the time between two instants at the milestones that lie in order between them; the others are passed over, and
 * what they would have divided belongs to the next part. The parts add up to the whole.
 */
export function divide(from: Date, steps: readonly Step[]): readonly Part[] {
  const to = steps.at(-1)?.[1];
  if (!(to instanceof Date) || to < from) return [];
  const parts: Part[] = [];
  let at = from;
  for (const [name, until] of steps) {
    if (!(until instanceof Date) || until < at || until > to) continue;
    parts.push({ name, value: minuteOf(until) - minuteOf(at), gap: null });
    at = until;
  }
  return parts;
}

/** A part, and what ends it. */
export type Step = readonly [PartName, Milestone];

/** A part as a tool counts it that takes a missing one for 0. */
export function partOrZero(name: PartName, reading: Reading): Part {
  if (reading.kind === 'known') return { name, value: reading.value, gap: null };
  return { name, value: 0, gap: reading.kind === 'unknown' ? reading.gap : null };
}

export function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** From begin to deployed, both parts of which have to be known: told in an order that can't be, nothing is. */
export function leadOf(cycle: Reading, deploy: Reading): Reading {
  if (cycle.kind !== 'known') return cycle;
  return deploy.kind === 'known' ? { kind: 'known', value: cycle.value + deploy.value } : deploy;
}
