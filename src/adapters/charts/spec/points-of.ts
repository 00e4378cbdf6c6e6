import type { Chart } from '../../../kit/charts/chart.ts';

export type Point = { readonly place: string; readonly value: number };

/** What is known of a series. */
export function pointsOf({ places }: Chart, values: readonly (number | null)[]): readonly Point[] {
  return places.flatMap((place, at) => {
    const value = values[at] ?? null;
    return value === null ? [] : [{ place, value }];
  });
}

/** The same in unbroken pieces: what is not known breaks a line. */
export function piecesOf(chart: Chart, values: readonly (number | null)[]): readonly (Point & { piece: number })[] {
  let piece = 0;
  return chart.places.flatMap((place, at) => {
    const value = values[at] ?? null;
    if (value === null) piece += 1;
    return value === null ? [] : [{ place, value, piece }];
  });
}
