import { anything, byType, isShape, list, number, type Rule, type Shape, shape, type Walk, words } from './rules.ts';

/** What stands in a `data_visualization` block. Source: its page on docs.slack.dev, June 2026; the smaller limits where sources differ. */
const label = words(20);
const point = shape({ label, value: number() });
const series = shape({ name: label, data: list(point, { min: 1, max: 20 }) });
const axes = shape({ categories: list(label, { min: 1, max: 20 }) }, { x_label: words(50), y_label: words(50) });

const lines = shape(
  { type: anything, series: list(series, { min: 1, max: 6 }), axis_config: axes },
  {},
  (value, at, walk) => checkLines(value, at, walk),
);
const pie = shape({
  type: anything,
  segments: list(shape({ label, value: number({ min: Number.MIN_VALUE }) }), { min: 1, max: 6 }),
});

export const chart: Rule = byType({ line: lines, area: lines, bar: lines, pie }, 'chart');

/** Names differ; every series has one value for every category, and none for any other. */
function checkLines({ series: given, axis_config: config }: Shape, at: string, walk: Walk): void {
  const all = (Array.isArray(given) ? given : []).filter(isShape);
  const names = all.map(({ name }) => name);
  if (new Set(names).size < names.length) walk.found.push(`${at}.series: two have one name`);
  const categories = isShape(config) && Array.isArray(config.categories) ? config.categories.map(String) : [];
  if (new Set(categories).size < categories.length) walk.found.push(`${at}.axis_config: a category is there twice`);
  for (const [n, { data }] of all.entries()) {
    const labels = (Array.isArray(data) ? data : []).map((one) => (isShape(one) ? String(one.label) : ''));
    if (JSON.stringify([...labels].sort()) !== JSON.stringify([...categories].sort()))
      walk.found.push(`${at}.series[${n}]: its labels are not the categories`);
  }
}
