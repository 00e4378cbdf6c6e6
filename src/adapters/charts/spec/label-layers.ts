import { inkOf } from '../look.ts';
import type { EndLabel } from './end-labels.ts';
import type { Layer, Sheet } from './spec-of.ts';

/** Each line's name and newest value at the right edge, in the line's own colour. */
export function labelLayers({ ends, width }: Sheet): readonly Layer[] {
  return ends.flatMap((label) => [
    text(label.said, { y: label.y - 7, at: label, x: width + GAP, weight: 'bold' }),
    text(label.name, { y: label.y + 7, at: label, x: width + GAP, weight: 'normal' }),
  ]);
}

const GAP = 12;

type Place = { readonly x: number; readonly y: number; readonly at: EndLabel; readonly weight: string };

function text(words: string, { x, y, at, weight }: Place): Layer {
  return {
    data: { values: [{ words }] },
    mark: { type: 'text', align: 'left', baseline: 'middle', color: inkOf(at.at), fontSize: 12, fontWeight: weight },
    encoding: { text: { field: 'words', type: 'nominal' }, x: { value: x }, y: { value: y } },
  };
}
