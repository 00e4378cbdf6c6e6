import type { TableBlock } from '@slack/types';
import { checkCount } from './check-arguments.ts';
import { TABLE_CELL_MAX, TABLE_COLUMNS_MAX, TABLE_ROWS_MAX } from './limits.ts';
import { shown } from './text-objects.ts';

export type Column = { title: string; align?: 'left' | 'center' | 'right'; wrap?: boolean };

/**
 * Rows and columns of plain text, the titles first; nothing in a cell is interpreted. A message carries one table.
 * More than 99 rows end in a row that says how many are left out.
 * @throws Error without columns, with more than 20, or when a row has another number of cells
 */
export function table(parts: { columns: readonly Column[]; rows: readonly (readonly string[])[] }): TableBlock {
  const columns = checkCount(parts.columns, TABLE_COLUMNS_MAX, 'table columns');
  const ragged = parts.rows.find((row) => row.length !== columns.length);
  if (ragged !== undefined) throw new Error(`a row has ${ragged.length} cells, the table ${columns.length} columns`);
  return {
    type: 'table',
    column_settings: columns.map(({ align = 'left', wrap = false }) => ({ align, is_wrapped: wrap })),
    rows: [columns.map((column) => column.title), ...fitting(parts.rows, columns.length)].map((row) => row.map(cell)),
  };
}

function fitting(rows: readonly (readonly string[])[], columns: number): readonly (readonly string[])[] {
  const most = TABLE_ROWS_MAX - 1;
  if (rows.length <= most) return rows;
  const kept = rows.slice(0, most - 1);
  const note = [`… and ${rows.length - kept.length} more`, ...Array.from({ length: columns - 1 }, () => '–')];
  return [...kept, note];
}

function cell(text: string) {
  return { type: 'raw_text' as const, text: text === '' ? '–' : shown(text, TABLE_CELL_MAX) };
}
