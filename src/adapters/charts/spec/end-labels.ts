import type { Chart } from '../../../kit/charts/chart.ts';
import { sayValue } from '../../../kit/charts/say-chart.ts';
import type { Scale } from '../../../kit/charts/scale.ts';

/** The name of a line and its newest value, to be written where the line ends. */
export type EndLabel = {
  readonly at: number;
  readonly place: string;
  readonly value: number;
  readonly name: string;
  readonly said: string;
  /** Height of the text's middle, in units from the top of the plot. */
  readonly y: number;
};

/**
 * Names beside their lines instead of in a legend. Lines that end close together push their names apart, in the order of
 * their values.
 */
export function endLabels({ series, places, unit }: Chart, scale: Scale, height: number): readonly EndLabel[] {
  const yOf = (value: number): number => height * (1 - (value - scale.bottom) / (scale.top - scale.bottom));
  const ends = series.flatMap(({ name, values }, at): EndLabel[] => {
    const last = values.findLastIndex((value) => value !== null);
    const value = values[last] ?? null;
    if (value === null) return [];
    return [{ at, place: places[last] ?? '', value, name, said: sayValue(value, unit), y: yOf(value) }];
  });
  return spread(ends, height);
}

/** Least distance between the middles of two names of two lines each. */
const APART = 30;

function spread(labels: readonly EndLabel[], height: number): EndLabel[] {
  const placed: EndLabel[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    const above = placed.at(-1);
    placed.push({ ...label, y: above === undefined ? Math.max(label.y, 8) : Math.max(label.y, above.y + APART) });
  }
  // Pushed out below: the whole pile moves up again.
  for (let at = placed.length - 1, most = height - 12; at >= 0; at -= 1, most -= APART) {
    const one = placed[at];
    if (one !== undefined && one.y > most) placed[at] = { ...one, y: most };
  }
  return placed;
}
