import { BAND } from '../look.ts';
import { lineLayers } from './line-layers.ts';
import type { Layer, Sheet } from './spec-of.ts';

/** Two lines and the space between them, where both are known. */
export function bandLayers(sheet: Sheet): readonly Layer[] {
  const { chart, x, y } = sheet;
  const [low = [], high = []] = chart.series.map(({ values }) => values);
  let piece = 0;
  const values = chart.places.flatMap((place, at) => {
    const [from, to] = [low[at] ?? null, high[at] ?? null];
    if (from === null || to === null) piece += 1;
    return from === null || to === null ? [] : [{ place, value: from, to, piece }];
  });
  const area: Layer = {
    data: { values },
    mark: { type: 'area', color: BAND, opacity: 1 },
    encoding: { x, y, y2: { field: 'to' }, detail: { field: 'piece', type: 'nominal' } },
  };
  return [area, ...lineLayers(sheet)];
}
