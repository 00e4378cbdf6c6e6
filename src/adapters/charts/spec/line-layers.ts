import { dashOf, GROUND, inkOf } from '../look.ts';
import { piecesOf } from './points-of.ts';
import type { Layer, Sheet } from './spec-of.ts';

/** A line for each series, solid, dashed, dotted; a point where each value is known, so that a lone one is seen, too. */
export function lineLayers({ chart, x, y }: Sheet): readonly Layer[] {
  const close = chart.places.length > POINTS_MAX;
  return chart.series.flatMap(({ values }, at) => {
    const data = { values: piecesOf(chart, values) };
    const line = { type: 'line', color: inkOf(at), strokeWidth: 2.5, strokeDash: dashOf(at), strokeCap: 'round' };
    const point = { type: 'point', filled: true, fill: at === 0 ? inkOf(at) : GROUND, stroke: inkOf(at), opacity: 1 };
    return [
      { data, mark: line, encoding: { x, y, detail: { field: 'piece', type: 'nominal' } } },
      { data, mark: { ...point, size: close ? 14 : 44, strokeWidth: close ? 1 : 2 }, encoding: { x, y } },
    ];
  });
}

/** More than this, and points of full size would hide the line. */
const POINTS_MAX = 24;
