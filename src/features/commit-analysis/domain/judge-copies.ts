import type { Estimate } from './estimate.ts';

/**
 * The estimate beside what was weighed before: the same change counts once, however often it is committed, and taking
 * one back is a click.
 * @param seen.copy the same change stands under another commit · `seen.undo`: what it undoes was weighed before
 */
export function judgeCopies(estimate: Estimate, seen: { readonly copy: boolean; readonly undo: boolean }): Estimate {
  if (seen.copy)
    return { value: 0, hours: { low: 0, high: 0 }, reasons: [{ code: 'copy', amount: 1 }, ...estimate.reasons] };
  if (!seen.undo) return estimate;
  const { value, hours, reasons } = estimate;
  return {
    value: value * UNDO,
    hours: { low: hours.low * UNDO, high: hours.high },
    reasons: [{ code: 'undo', amount: 1 }, ...reasons],
  };
}

/** What a revert weighs against the change it takes back. */
const UNDO = 0.1;
