import { writeCsv } from '../../../kit/csv.ts';
import type { ExportFormat } from './export.ts';
import { MEASURES } from './measures.ts';
import { PRODUCTION_MEASURES } from './production/production.ts';
import type { Weekly } from './weekly.ts';

/** A week's numbers with what people call whose they are; names are people's text. */
export type ExportedWeek = { readonly whose: string; readonly repository: string | null; readonly weekly: Weekly };

/** One file: JSON holds the weeks as the API answers them, CSV a line for each number. */
export function writeExport(weeks: readonly ExportedWeek[], format: ExportFormat): string {
  if (format === 'json') return `${JSON.stringify({ data: weeks, meta: { total: weeks.length } }, null, 2)}\n`;
  return `${writeCsv([HEADINGS, ...weeks.flatMap(linesOf)])}\n`;
}

const HEADINGS = [
  ...['whose', 'scope', 'week', 'from', 'to', 'time_zone', 'lens', 'repository'],
  ...['number', 'unit', 'n', 'unknown', 'figure', 'median', 'p75', 'mean'],
];

function linesOf({ whose, repository, weekly }: ExportedWeek): readonly (readonly string[])[] {
  const { scope, week, from, to, timeZone, lens, counts, measures, production } = weekly;
  const start = [whose, scope.kind, week, from, to, timeZone, lens, repository ?? 'all'];
  const line = (name: string, unit: string, ...numbers: readonly (number | null)[]) => [
    ...start,
    ...[name, unit, ...Array.from({ length: 6 }, (_, at) => sayNumber(numbers[at] ?? null))],
  ];
  return [
    ...(['merged', 'reverts', 'hotfixes', 'leftOut'] as const).map((name) =>
      line(name === 'leftOut' ? 'left_out' : name, 'pull requests', null, null, counts[name]),
    ),
    ...MEASURES.flatMap((name) => {
      const one = measures[name];
      return one === undefined
        ? []
        : [line(name, one.unit, one.n, one.missing, one.figure, one.median, one.p75, one.mean)];
    }),
    ...PRODUCTION_MEASURES.flatMap((name) => {
      const one = production?.[name];
      return one?.kind === 'known' ? [line(name, one.unit, one.n, null, one.value)] : [];
    }),
  ];
}

/** Unknown is an empty cell, never 0. */
function sayNumber(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 1_000) / 1_000);
}
