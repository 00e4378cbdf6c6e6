import type { Chart } from './chart.ts';

export type Scale = { readonly top: number; readonly bottom: number; readonly ticks: readonly number[] };

/** The axis of a chart's values. */
export function scaleOf({ series, reference, unit }: Chart): Scale {
  const values = [...series.flatMap((one) => one.values), reference?.value ?? null].filter((value) => value !== null);
  return scaleFor(values, ['count', 'tasks', 'points'].includes(unit) ? 1 : 0.1);
}

/**
 * Round steps from 0 (or below) to just above the largest value, four or five of them.
 * @param smallest step there may be: 1 for what is counted
 */
export function scaleFor(values: readonly number[], smallest: number): Scale {
  const largest = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const step = roundStep((largest - least || 1) / 4, smallest);
  const top = tidy(Math.max(step, Math.ceil(largest / step) * step));
  const bottom = tidy(Math.floor(least / step) * step);
  const count = Math.round((top - bottom) / step);
  return { top, bottom, ticks: Array.from({ length: count + 1 }, (_, n) => tidy(bottom + n * step)) };
}

/** 1, 2, 2.5 or 5 times a power of ten; a whole number where halves make no sense. */
function roundStep(least: number, smallest: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const fits = (step: number): boolean => step >= least && (smallest < 1 || Number.isInteger(tidy(step)));
  const steps = [1, 2, 2.5, 5, 10].map((part) => part * power);
  return tidy(Math.max(smallest, steps.find(fits) ?? Math.ceil(least)));
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
