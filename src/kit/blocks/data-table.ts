import type { DataTableBlock } from '@slack/types';
import { checkCount } from './check-arguments.ts';
import { LARGE_TABLE_CHARACTERS_MAX, LARGE_TABLE_ROWS_MAX, TABLE_CELL_MAX, TABLE_COLUMNS_MAX } from './limits.ts';
import { shown } from './text-objects.ts';

/** A number is sorted as one; `text` is how it is shown. */
export type DataCell = string | { readonly value: number; readonly text: string };

export type DataTableParts = {
  /** What the table is about; screen readers say it first. */
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly DataCell[])[];
  /** Rows shown at a time, 1 to 100. */
  pageSize?: number;
};

/**
 * Rows people can sort, filter and turn the pages of. Messages only. More rows than Slack takes, 100 or 10,000
 * characters together, are left out at the end, and the caption says how many.
 * @returns null without rows: Slack wants one at least
 * @throws Error without columns, with more than 20, or when a row has another number of cells
 */
export function dataTable(parts: DataTableParts): DataTableBlock | null {
  const columns = checkCount(parts.columns, TABLE_COLUMNS_MAX, 'table columns');
  const ragged = parts.rows.find((row) => row.length !== columns.length);
  if (ragged !== undefined) throw new Error(`a row has ${ragged.length} cells, the table ${columns.length} columns`);
  const head = columns.map(cell);
  const rows = fitting(head, parts.rows);
  if (rows.length === 0) return null;
  const missing = parts.rows.length - rows.length;
  return {
    type: 'data_table',
    caption: shown(missing === 0 ? parts.caption : `${parts.caption} (${missing} more left out)`, TABLE_CELL_MAX),
    rows: [head, ...rows],
    ...(parts.pageSize !== undefined && { page_size: Math.min(100, Math.max(1, Math.round(parts.pageSize))) }),
    row_header_column_index: 0,
  };
}

type Cell = ReturnType<typeof cell>;

function fitting(head: readonly Cell[], rows: DataTableParts['rows']): Cell[][] {
  let room = LARGE_TABLE_CHARACTERS_MAX - lengthOf(head);
  const kept: Cell[][] = [];
  for (const row of rows.slice(0, LARGE_TABLE_ROWS_MAX)) {
    const cells = row.map(cell);
    room -= lengthOf(cells);
    if (room < 0) break;
    kept.push(cells);
  }
  return kept;
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0);
}

function cell(content: DataCell) {
  if (typeof content === 'string')
    return { type: 'raw_text' as const, text: content === '' ? '–' : shown(content, TABLE_CELL_MAX) };
  return { type: 'raw_number' as const, value: content.value, text: shown(content.text, TABLE_CELL_MAX) };
}
