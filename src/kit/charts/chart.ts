import { z } from 'zod';
import { cleanText, cutText, isBlank } from '../text.ts';

/**
 * A chart as Muster speaks of it: numbers over named places, and how they are to be looked at. Everybody who draws one
 * (Slack's own block, a picture, words) starts from this.
 */
export type Chart = z.infer<typeof chartShape>;

/** `null`: not known, and never drawn or said as 0. */
export type ChartSeries = Chart['series'][number];
export type ChartUnit = Chart['unit'];

/**
 * - `bars`: the first series as bars, further ones as marks across them
 * - `lines`: one line for each series; what is not known leaves a gap
 * - `band`: exactly two series, the lower and the upper edge, the space between them filled
 */
export type ChartLook = Chart['look'];

export type ChartParts = {
  readonly look: ChartLook;
  /** Cut after 50 characters. */
  readonly title: string;
  /** What a place is called: `Week`, `Sprint`, `Day`. */
  readonly placeName: string;
  /** 1 to 60, in order; each cut after 20 characters. */
  readonly places: readonly string[];
  readonly unit: ChartUnit;
  /** 1 to 6, each as long as `places`; the names differ and are cut after 20 characters. */
  readonly series: readonly ChartSeries[];
  /** One value for all places, such as a mean. */
  readonly reference?: { readonly name: string; readonly value: number } | null;
};

/**
 * Brings a chart into the form everything can draw: texts cut, numbers rounded to what a reader compares, places told
 * apart. What isn't a finite number is not known.
 * @throws Error when the parts don't fit together: no places, too many series, series of another length
 */
export function chart(parts: ChartParts): Chart {
  const { places, series, look } = parts;
  if (places.length === 0 || places.length > PLACES_MAX) throw new Error(`a chart has 1 to ${PLACES_MAX} places`);
  if (series.length === 0 || series.length > SERIES_MAX) throw new Error(`a chart has 1 to ${SERIES_MAX} series`);
  if (look === 'band' && series.length !== 2) throw new Error('a band has two edges');
  const ragged = series.find(({ values }) => values.length !== places.length);
  if (ragged !== undefined) throw new Error(`${ragged.name} has another number of values than there are places`);
  const mean = roundValue(parts.reference?.value ?? null);
  const names = distinctLabels([...series.map(({ name }) => name), parts.reference?.name ?? '']);
  return {
    look,
    title: label(parts.title, TITLE_MAX),
    placeName: label(parts.placeName, LABEL_MAX),
    places: distinctLabels(places),
    unit: parts.unit,
    series: series.map(({ values }, at) => ({ name: names[at] ?? '', values: values.map(roundValue) })),
    reference: mean === null ? null : { name: names.at(-1) ?? '', value: mean },
  };
}

/** For charts that come from outside the process. */
export const chartShape = z.object({
  look: z.enum(['bars', 'lines', 'band']),
  title: z.string(),
  placeName: z.string(),
  places: z.array(z.string()).readonly(),
  unit: z.enum(['count', 'tasks', 'points', 'hours', 'days', 'percent']),
  series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()).readonly() })).readonly(),
  reference: z.object({ name: z.string(), value: z.number() }).nullable(),
});

/** Title of Slack's chart. Source: docs.slack.dev, data visualization block. */
export const TITLE_MAX = 50;
/** Labels of series, places and segments. Source: as above. */
export const LABEL_MAX = 20;
/** Source: as above; its guide says 6 where some clients allow 12. */
export const SERIES_MAX = 6;
/** Days of a sprint of two months. House rule: what can still be told apart in a picture 640 wide. */
export const PLACES_MAX = 60;

/**
 * Labels as Slack takes them: 1 to 20 characters, no two alike, as it tells places and series apart by them alone: a
 * second `Sprint 4` becomes `Sprint 4 (2)`.
 */
export function distinctLabels(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.map((text) => {
    const first = label(text, LABEL_MAX);
    let name = first;
    for (let n = 2; seen.has(name); n += 1) name = `${cutText(first, LABEL_MAX - ` (${n})`.length)} (${n})`;
    seen.add(name);
    return name;
  });
}

/** One line, never blank. */
export function label(text: string, max: number): string {
  const clean = cleanText(text).replace(/\s+/g, ' ').trim();
  return isBlank(clean) ? '–' : cutText(clean, max);
}

/** One decimal below 100, whole numbers above: more is noise to the eye. */
function roundValue(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const rounded = Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value);
  return rounded === 0 ? 0 : rounded;
}
