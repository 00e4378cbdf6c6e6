/** What values are shown as; sums use the values themselves. */
export const SCALE = [0, 1, 2, 3, 5, 8, 13, 21] as const;
export type ShownValue = (typeof SCALE)[number];

/** The nearest of the scale; halfway goes up. */
export function shownValue(value: number): ShownValue {
  return SCALE.reduce((best, step) => (Math.abs(step - value) <= Math.abs(best - value) ? step : best));
}
