import {
  actions,
  type Block,
  button,
  context,
  divider,
  header,
  type ModalView,
  modal,
  section,
} from '../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { ExplainedRow, LeftOut } from '../domain/explain.ts';
import { isMeasure, isProduction } from '../domain/explain-topic.ts';
import { unitOf } from '../domain/measures.ts';
import type { ShownExplanation } from '../use-cases/read-explanation.ts';
import { buildDefinition, buildLenses } from './explain-lenses.ts';
import { buildProductionRows, type RowReader } from './explain-production.ts';
import { type ExplainPlace, kpiForms, kpiIds, writePlace } from './ids.ts';
import { sayDiagnosis } from './words/diagnoses.ts';
import { sayPulls, sayValue } from './words/figures.ts';
import { nameOf } from './words/names.ts';
import { PART_NAMES, sayGap, sayWhy } from './words/rows.ts';
import { sayTime, sayWhose } from './words/whose.ts';

/** Rows of a page. */
export const PAGE = 10;

/** Opened at once; what stands behind the figure follows when it is read. */
export function buildExplainShell(): ModalView {
  return modal({ title: 'Explain', callbackId: kpiForms.explain, close: 'Close', blocks: [section('One moment…')] });
}

/** A figure with all that stands behind it: definition, other lenses, what went in, what was left out and why. */
export function buildExplanation(shown: ShownExplanation, place: ExplainPlace, reader: RowReader): ModalView {
  const { topic, whose, time, figures, rows } = shown;
  const diagnoses = figures.diagnosis.filter(({ measures }) => isMeasure(topic) && measures.includes(topic));
  return modal({
    title: 'Explain',
    callbackId: kpiForms.explain,
    close: 'Close',
    blocks: [
      header(nameOf(topic)),
      context(`${sayWhose(whose)}, ${sayTime(time)}`),
      ...buildDefinition(shown),
      ...buildLenses(shown),
      divider(),
      ...(isProduction(topic) ? buildProduction(shown, place, reader) : buildRows(shown, place)),
      ...diagnoses.map((one) => context(sayDiagnosis(one))),
      ...(rows.reasons.length === 0 ? [] : [section(sayReasons(shown))]),
    ],
  });
}

function buildProduction(shown: ShownExplanation, place: ExplainPlace, reader: RowReader): readonly Block[] {
  const total = shown.production.length;
  return [
    ...buildProductionRows(pageOf(shown.production, place.offset), { total, reader }),
    ...pagesOf({ shown, place, total }),
  ];
}

function buildRows(shown: ShownExplanation, place: ExplainPlace): readonly Block[] {
  const { rows, topic } = shown;
  const all: readonly (ExplainedRow | LeftOut)[] = place.part === 'in' ? rows.rows : rows.leftOut;
  const page = pageOf(all, place.offset);
  return [
    section(
      place.part === 'in'
        ? sayIn(shown)
        : md`*Left out*: ${sayPulls(rows.reasons.reduce((sum, { count }) => sum + count, 0))}`,
    ),
    ...page.map((row) => section(sayRow(row, shown))),
    ...(place.part === 'in' && rows.hiddenCount > 0 ? [context(sayHidden(shown))] : []),
    ...pagesOf({ shown, place, total: all.length }),
    ...(topic === 'merged' || page.length > 0 ? [] : [context('No row to show here.')]),
  ];
}

/** Part of the rows that a page shows. */
export function pageOf<T>(rows: readonly T[], offset: number): readonly T[] {
  return rows.slice(offset, offset + PAGE);
}

function sayIn({ rows, topic }: ShownExplanation): Mrkdwn {
  const sum = isMeasure(topic) ? ` adding up to ${sayValue(rows.sum, unitOf(topic))}` : '';
  return md`*What went in*: ${sayPulls(rows.count)}${sum}`;
}

function sayHidden({ rows, topic }: ShownExplanation): string {
  const sum = isMeasure(topic) ? `, ${sayValue(rows.hiddenSum, unitOf(topic))} together` : '';
  return `${sayPulls(rows.hiddenCount)} of others went in${sum}. One by one they are shown to their authors and to whoever answers for their teams.`;
}

/** `acme/web#31 Keep the cart · ana · 2 d 4 h (coding 3 h + …)`. */
function sayRow(row: ExplainedRow | LeftOut, { pulls, authors, natures, topic }: ShownExplanation): Mrkdwn {
  const pull = pulls.get(row.pullRequestId);
  const what = pull === undefined ? md`#${row.number}` : md`${link(pull.url, pull.ref)} ${pull.title}`;
  const author = row.authorId === null ? [] : [authors.get(row.authorId) ?? 'somebody'];
  if ('why' in row) return joinMd([what, ...author, md`_${sayWhy(row.why)}_`], ' · ');
  const nature = natures.get(row.pullRequestId);
  if (!isMeasure(topic)) return joinMd([what, ...author, ...(nature === undefined ? [] : [nature])], ' · ');
  const parts = row.parts.map(({ name, value }) => `${PART_NAMES[name]} ${sayValue(value, 'minutes')}`).join(' + ');
  const value = md`*${sayValue(row.value, unitOf(topic))}*`;
  return joinMd(
    [
      ...[what, ...author, value],
      ...(parts === '' ? [] : [md`${parts}`]),
      ...(row.gap === null ? [] : [md`_counted as 0: ${sayGap(row.gap)}_`]),
    ],
    ' · ',
  );
}

function sayReasons({ rows }: ShownExplanation): Mrkdwn {
  const lines = rows.reasons.map(({ why, count }) => md`• ${sayPulls(count)}: ${sayWhy(why)}`);
  return joinMd([md`*Left out, and why*`, ...lines], '\n');
}

type Paging = { readonly shown: ShownExplanation; readonly place: ExplainPlace; readonly total: number };

function pagesOf({ shown, place, total }: Paging): readonly Block[] {
  const go = (text: string, to: Partial<ExplainPlace>) =>
    button({ id: kpiIds.page.build(writePlace({ ...place, ask: shown.ask, ...to })), text });
  const { offset, part } = place;
  const out = shown.rows.leftOut.length;
  const buttons = [
    ...(offset > 0 ? [go('Back', { offset: Math.max(0, offset - PAGE) })] : []),
    ...(offset + PAGE < total ? [go(`Next ${Math.min(PAGE, total - offset - PAGE)}`, { offset: offset + PAGE })] : []),
    ...(part === 'in' && out > 0 ? [go(`See what was left out (${out})`, { part: 'out', offset: 0 })] : []),
    ...(part === 'out' ? [go('See what went in', { part: 'in', offset: 0 })] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}
