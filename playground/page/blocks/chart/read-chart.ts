import type { Block } from '../../../slack/journal.ts';

export type Point = { readonly label: string; readonly value: number };
export type Series = { readonly name: string; readonly data: readonly Point[] };

export type Lines = {
  readonly kind: 'line' | 'area' | 'bar';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly x: string;
  readonly y: string;
};
export type Pie = { readonly kind: 'pie'; readonly title: string; readonly segments: readonly Point[] };

/** What Slack's chart block says; null where it can't be read as one. */
export function readChart(block: Block): Lines | Pie | null {
  const title = String(block.title ?? '');
  const { type, segments, series, axis_config: axis } = (block.chart ?? {}) as Readonly<Record<string, unknown>>;
  if (type === 'pie') return { kind: type, title, segments: (segments ?? []) as readonly Point[] };
  if (type !== 'line' && type !== 'area' && type !== 'bar') return null;
  const {
    categories = [],
    x_label = '',
    y_label = '',
  } = (axis ?? {}) as {
    categories?: readonly string[];
    x_label?: string;
    y_label?: string;
  };
  return { kind: type, title, categories, series: (series ?? []) as readonly Series[], x: x_label, y: y_label };
}

/** The numbers as rows, titles first. */
export function rowsOfChart(chart: Lines | Pie): readonly (readonly string[])[] {
  if (chart.kind === 'pie')
    return [['Part', 'Value'], ...chart.segments.map(({ label, value }) => [label, String(value)])];
  const valueAt = ({ data }: Series, category: string): string =>
    String(data.find(({ label }) => label === category)?.value ?? '–');
  return [
    [chart.x || 'Place', ...chart.series.map(({ name }) => name)],
    ...chart.categories.map((category) => [category, ...chart.series.map((one) => valueAt(one, category))]),
  ];
}

/** What a chart is, for whoever hears it; the numbers stand in its table. */
export function describeChart(chart: Lines | Pie): string {
  if (chart.kind === 'pie') return `Pie chart of ${chart.segments.length} parts. Its numbers follow as a table.`;
  const from = chart.categories[0] ?? '';
  const to = chart.categories.at(-1) ?? '';
  const names = chart.series.map(({ name }) => name).join(', ');
  return `${KINDS[chart.kind]} of ${names}, ${from} to ${to}. Its numbers follow as a table.`;
}

const KINDS = { line: 'Line chart', area: 'Area chart', bar: 'Bar chart' } as const;
