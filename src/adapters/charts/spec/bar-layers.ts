import { sayNumber } from '../../../kit/charts/say-chart.ts';
import { GROUND, INK, inkOf } from '../look.ts';
import { pointsOf } from './points-of.ts';
import type { Layer, Sheet } from './spec-of.ts';

/** The first series as bars with their numbers; further ones as marks across the bars. */
export function barLayers(sheet: Sheet): readonly Layer[] {
  const { chart, x, y } = sheet;
  const [bars, ...marks] = chart.series;
  if (bars === undefined) return [];
  return [
    {
      data: { values: pointsOf(chart, bars.values) },
      mark: { type: 'bar', color: inkOf(0), cornerRadiusEnd: 3, width: { band: 0.62 } },
      encoding: { x, y },
    },
    ...marks.map(({ values }, at) => ({
      data: { values: pointsOf(chart, values) },
      mark: { type: 'tick', color: inkOf(at + 1), opacity: 1, thickness: 3, bandSize: 1, width: { band: 0.86 } },
      encoding: { x, y },
    })),
    ...(chart.places.length > NUMBERED_MAX ? [] : numberLayers(sheet, { areInside: marks.length > 0 })),
  ];
}

/** More bars than this stand too close for numbers. */
const NUMBERED_MAX = 16;

/** On top of the bars; inside them where marks cross above, but for bars too low to hold a number. */
function numberLayers({ chart, scale, height, x, y }: Sheet, { areInside }: { areInside: boolean }): readonly Layer[] {
  const isInside = (value: number): boolean => areInside && (value / (scale.top - scale.bottom)) * height >= ROOM;
  const points = pointsOf(chart, chart.series[0]?.values ?? []).map((one) => ({ ...one, said: sayNumber(one.value) }));
  return [true, false].map((inside) => ({
    data: { values: points.filter(({ value }) => isInside(value) === inside) },
    mark: { type: 'text', dy: inside ? 14 : -9, color: inside ? GROUND : INK, fontSize: 12, fontWeight: 'bold' },
    encoding: { x, y, text: { field: 'said', type: 'nominal' } },
  }));
}

/** A number and the air around it. */
const ROOM = 30;
