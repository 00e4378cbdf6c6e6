import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { type NumbersAsk, readAsk, writeAsk } from '../domain/ask.ts';
import { EXPLAIN_TOPICS, type ExplainTopic } from '../domain/explain-topic.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../domain/export.ts';

/** Buttons and menus. The filters' argument is the ask they change. */
export const kpiIds = {
  scope: actionId('kpis.choose-scope'),
  person: actionId('kpis.choose-person'),
  range: actionId('kpis.choose-range'),
  lens: actionId('kpis.choose-lens'),
  repository: actionId('kpis.choose-repository'),
  /** The argument is topic, part, offset and ask: `cycle|in|0|team.…`. */
  explain: actionId('kpis.explain'),
  /** The same, in the view that shows it. */
  page: actionId('kpis.explain-page'),
  /** Of reviews asked for; the argument is the ask. */
  requests: actionId('kpis.explain-requests'),
  /** The argument is the ask. */
  export: actionId('kpis.export'),
  /** The argument is the format and the ask: `csv|team.…`. */
  exportAs: actionId('kpis.export-as'),
  /** Leads to a file; the browser does the rest. */
  download: actionId('kpis.download'),
  mergeDeploys: actionId('kpis.merge-deploys'),
  /** The argument is `on` or `off`. */
  monday: actionId('kpis.monday'),
} as const;

/** Callback ids of views; all but the last only show. */
export const kpiForms = {
  explain: 'kpis.explained',
  export: 'kpis.exported',
  answer: 'kpis.answered',
  mergeDeploys: 'kpis.merge-deploys',
} as const;

/** Which figure is explained, and which page of its rows. */
export type ExplainPlace = {
  readonly topic: ExplainTopic;
  readonly ask: NumbersAsk;
  /** Rows skipped, 0 or more. */
  readonly offset: number;
  /** `in`: what the figure is made of · `out`: what was left out. */
  readonly part: 'in' | 'out';
};

export function writePlace({ topic, ask, offset, part }: ExplainPlace): string {
  return [topic, part, offset, writeAsk(ask)].join('|');
}

/** @returns null for a button of another version of Muster */
export function readPlace(argument: string): ExplainPlace | null {
  const [topic, part, offset, ask] = argument.split('|');
  const parsed = place.safeParse({ topic, part, offset: Number(offset) });
  return parsed.success ? { ...parsed.data, ask: readAsk(ask) } : null;
}

const place = z.object({
  topic: z.enum(EXPLAIN_TOPICS),
  part: z.enum(['in', 'out']),
  offset: z.number().int().min(0).max(1_000_000),
});

export function writeFormat(format: ExportFormat, ask: NumbersAsk): string {
  return `${format}|${writeAsk(ask)}`;
}

export function readFormat(argument: string): { readonly format: ExportFormat; readonly ask: NumbersAsk } {
  const [format, ask] = argument.split('|');
  return { format: z.enum(EXPORT_FORMATS).catch('csv').parse(format), ask: readAsk(ask) };
}

export type { ExplainTopic };
