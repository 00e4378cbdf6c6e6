import { type Chart, LABEL_MAX } from '../charts/chart.ts';
import { rowsOf, sayChart, sayValue } from '../charts/say-chart.ts';
import { joinMd, type Mrkdwn, md } from '../mrkdwn.ts';
import { dataVisualization } from './data-visualization.ts';
import { context, image, slackImage } from './layout.ts';
import { LABEL_MAX as ALT_MAX } from './limits.ts';
import { table } from './table.ts';
import type { Block } from './types.ts';

/** A chart as a picture Slack can show: at an address for some days, or kept by Slack. */
export type ChartPicture =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'file'; readonly fileId: string };

/**
 * A chart in a message: Slack's own, and its numbers as text below. At most two charts a message, and one table.
 * @param parts.asTable the numbers as a table; else as one small line for each series
 */
export function chartInMessage(drawn: Chart, parts: { asTable?: boolean } = {}): readonly Block[] {
  const native = dataVisualization(drawn);
  return [...(native === null ? [] : [native]), parts.asTable === true ? numbersTable(drawn) : numbersLine(drawn)];
}

/**
 * A chart in Home or in a modal, where Slack draws none itself: a picture whose description holds every number, and
 * the numbers as text below.
 * @param picture null where none can be shown: the numbers stand alone then
 */
export function chartInView(drawn: Chart, picture: ChartPicture | null): readonly Block[] {
  return [...chartPicture(drawn, picture), numbersLine(drawn)];
}

/** The picture alone, for places where the numbers are said already; nothing without one. */
export function chartPicture(drawn: Chart, picture: ChartPicture | null): readonly Block[] {
  if (picture === null) return [];
  const alt = sayChart(drawn, ALT_MAX);
  return [picture.kind === 'address' ? image({ url: picture.url, alt }) : slackImage({ fileId: picture.fileId, alt })];
}

/**
 * `*Merged* W44 12 · W45 14`, a line for each series, from the first place it is known at to the last. Few places are
 * named, many only at both ends.
 */
function numbersLine(drawn: Chart): Block {
  const { title, series, reference, unit } = drawn;
  const mean: Mrkdwn[] = reference === null ? [] : [md`*${reference.name}* ${sayValue(reference.value, unit)}`];
  return context(joinMd([md`*${title}*`, ...series.map((one) => seriesLine(drawn, one)), ...mean], '\n'));
}

function seriesLine({ places, unit }: Chart, { name, values }: Chart['series'][number]): Mrkdwn {
  const isKnown = (value: number | null): boolean => value !== null;
  const [from, to] = [values.findIndex(isKnown), values.findLastIndex(isKnown)];
  if (from === -1) return md`*${name}* unknown`;
  const said = places
    .slice(from, to + 1)
    .map((place, n) => ({ place, value: sayValue(values[from + n] ?? null, unit) }));
  if (said.length <= NAMED_MAX)
    return md`*${name}* ${joinMd(
      said.map(({ place, value }) => md`${place} ${value}`),
      ' · ',
    )}`;
  const [first = '', last = ''] = [places[from], places[to]];
  return md`*${name}* ${first} to ${last}: ${joinMd(
    said.map(({ value }) => md`${value}`),
    ' · ',
  )}`;
}

/** More places than this are named at both ends only: a line is read, not searched. */
const NAMED_MAX = 8;

function numbersTable(drawn: Chart): Block {
  const [titles = [], ...rows] = rowsOf(drawn);
  return table({
    columns: titles.map((title, at) => ({ title: title.slice(0, LABEL_MAX), align: at === 0 ? 'left' : 'right' })),
    rows,
  });
}
