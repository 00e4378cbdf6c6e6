import { type Chart, distinctLabels, label, TITLE_MAX } from '../charts/chart.ts';
import { UNITS } from '../charts/say-chart.ts';
import { cutText } from '../text.ts';

/**
 * Slack's own chart. Not in `@slack/types` 3.2.0 yet; fields and limits by docs.slack.dev/reference/block-kit/blocks/
 * data-visualization-block (June 2026). Messages only.
 */
export type DataVisualizationBlock = {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: SeriesChart | PieChart;
  readonly block_id?: string;
};

type Point = { readonly label: string; readonly value: number };
type SeriesChart = {
  readonly type: 'line' | 'bar' | 'area';
  readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
  readonly axis_config: {
    readonly categories: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
};
type PieChart = { readonly type: 'pie'; readonly segments: readonly Point[] };

/**
 * A chart drawn by Slack. It has no gaps and no marks: places where something isn't known are left out, and the axis
 * says how many; a mean becomes a line of its own; more than 20 places are thinned evenly, the last one kept.
 * @returns null when nothing is left to draw
 */
export function dataVisualization(drawn: Chart): DataVisualizationBlock | null {
  const known = drawn.places.flatMap((_, at) => (drawn.series.every(({ values }) => values[at] != null) ? [at] : []));
  const kept = thin(known, PLACES_MAX);
  if (kept.length === 0) return null;
  const { reference } = drawn;
  const unit = UNITS[drawn.unit];
  const lines = [
    ...drawn.series.map(({ name, values }) => ({ name, valueAt: (at: number) => values[at] ?? 0 })),
    ...(reference === null ? [] : [{ name: reference.name, valueAt: () => reference.value }]),
  ].slice(0, SERIES_MAX);
  return {
    type: 'data_visualization',
    title: drawn.title,
    chart: {
      type: drawn.look === 'bars' ? 'bar' : 'line',
      series: lines.map(({ name, valueAt }) => ({
        name,
        data: kept.map((at) => ({ label: drawn.places[at] ?? '', value: valueAt(at) })),
      })),
      axis_config: {
        categories: kept.map((at) => drawn.places[at] ?? ''),
        x_label: axisLabel(drawn, { unknown: drawn.places.length - known.length, thinned: kept.length < known.length }),
        ...(unit !== null && { y_label: unit }),
      },
    },
  };
}

/**
 * Shares of a whole. What is 0 or less is left out, as Slack refuses it.
 * @returns null when nothing is left · @throws Error with more than 6 segments
 */
export function pieChart(title: string, segments: readonly Point[]): DataVisualizationBlock | null {
  const positive = segments.filter(({ value }) => Number.isFinite(value) && value > 0);
  if (positive.length > SERIES_MAX) throw new Error(`a pie has at most ${SERIES_MAX} segments`);
  if (positive.length === 0) return null;
  const names = distinctLabels(positive.map((one) => one.label));
  return {
    type: 'data_visualization',
    title: label(title, TITLE_MAX),
    chart: { type: 'pie', segments: positive.map(({ value }, at) => ({ label: names[at] ?? '', value })) },
  };
}

/** Categories of one chart. Source: the block's page. */
const PLACES_MAX = 20;
/** Series of a chart, segments of a pie. Source: the block's page. */
const SERIES_MAX = 6;

/** Evenly spread, counted from the end, so that the newest is always there. */
function thin(places: readonly number[], max: number): readonly number[] {
  const step = Math.ceil(places.length / max);
  return places.filter((_, n) => (places.length - 1 - n) % step === 0);
}

function axisLabel({ placeName }: Chart, { unknown, thinned }: { unknown: number; thinned: boolean }): string {
  const parts = [
    placeName,
    ...(thinned ? ['some between left out'] : []),
    ...(unknown > 0 ? [`${unknown} unknown left out`] : []),
  ];
  return cutText(parts.join(', '), TITLE_MAX);
}
