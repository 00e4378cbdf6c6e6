import { sayValue } from '../../../kit/charts/say-chart.ts';
import { INK, inkOf } from '../look.ts';
import type { Layer, Sheet } from './spec-of.ts';

/** The names beside bars: the mean as a rule across all of them, and what each colour means. */
export function referenceLayers({ chart, y, width, height }: Sheet): readonly Layer[] {
  if (chart.look !== 'bars') return [];
  const { reference, series, unit } = chart;
  const names = series.length > 1 ? series.map(({ name }, at) => ({ name, ink: inkOf(at) })) : [];
  const keys = names.flatMap(({ name, ink }, at) =>
    keyOf({ name, ink, isBar: at === 0, y: 8 + at * 20, x: width + 14 }),
  );
  if (reference === null) return keys;
  const data = { values: [{ value: reference.value }] };
  const labelled = { type: 'text', align: 'left', baseline: 'middle', color: INK, fontSize: 12, fontWeight: 'bold' };
  return [
    ...keys,
    { data, mark: { type: 'rule', color: INK, strokeDash: [5, 4], strokeWidth: 1.5 }, encoding: { y } },
    {
      data: { values: [{ value: reference.value, words: `${reference.name} ${sayValue(reference.value, unit)}` }] },
      mark: labelled,
      encoding: { y, x: { value: width + 8 }, text: { field: 'words', type: 'nominal' } },
    },
  ].filter(() => height > 0);
}

type Key = {
  readonly name: string;
  readonly ink: string;
  readonly isBar: boolean;
  readonly x: number;
  readonly y: number;
};

function keyOf({ name, ink, isBar, x, y }: Key): readonly Layer[] {
  const data = { values: [{ name }] };
  const sign = isBar ? { type: 'square', size: 110, color: ink } : { type: 'rule', color: ink, strokeWidth: 3 };
  const at = { x: { value: x }, y: { value: y } };
  return [
    {
      data,
      mark: { ...sign, opacity: 1 },
      encoding: isBar ? { ...at, x: { value: x + 5 } } : { ...at, x: { value: x - 1 }, x2: { value: x + 11 } },
    },
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'middle', color: ink, fontSize: 12 },
      encoding: { x: { value: x + 18 }, y: { value: y }, text: { field: 'name', type: 'nominal' } },
    },
  ];
}
