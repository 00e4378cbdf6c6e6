import { beginsFormula } from '../../../kit/csv.ts';

/** One line that somebody pasted: an account or address, and whose it is. */
export type CsvLine = {
  /** Of the text, from 1: what an error names. */
  readonly line: number;
  readonly github: string;
  readonly person: string;
};

/**
 * Reads lines of `github,person`, as a spreadsheet copies or saves them: commas, semicolons or tabs between, quotes around
 * what holds them. A first line of headings may stand in any order and hold more columns. Blank lines are left out.
 */
export function readCsv(text: string): readonly CsvLine[] {
  const [first, ...rest] = readRecords(text);
  if (first === undefined) return [];
  const headings = first.cells.map((cell) => cell.toLowerCase());
  const github = headings.indexOf('github');
  const person = headings.indexOf('person');
  const isHeading = github !== -1 && person !== -1;
  const [at, whose] = isHeading ? [github, person] : [0, 1];
  return (isHeading ? rest : [first, ...rest]).map(({ line, cells }) => ({
    ...{ line, github: cells[at] ?? '', person: cells[whose] ?? '' },
  }));
}

type RawRecord = { readonly line: number; readonly cells: readonly string[] };

function readRecords(text: string): readonly RawRecord[] {
  const sign = [...'\t;,'].find((one) => (text.split('\n')[0] ?? '').includes(one)) ?? ',';
  // A cell in quotes, which may hold anything, or one without; then what ends it.
  const cellPattern = new RegExp(` *(?:"((?:[^"]|"")*)"[ \\r]*|([^${sign}\\n]*))(${sign}|\\n|$)`, 'gy');
  const records: RawRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  for (const [whole, quoted, bare, end] of text.matchAll(cellPattern)) {
    cells.push(tidy(quoted?.replaceAll('""', '"') ?? bare ?? ''));
    line += whole.split('\n').length - 1;
    if (end === sign) continue;
    if (cells.some((one) => one !== '')) records.push({ line: start, cells });
    cells = [];
    start = line;
    if (end === '') break;
  }
  return records;
}

/** Without the sign that `writeCsv` of `kit/csv.ts` puts before a formula. */
function tidy(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && beginsFormula(text.slice(1)) ? text.slice(1) : text;
}
