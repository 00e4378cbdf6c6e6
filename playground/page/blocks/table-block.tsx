import type { ReactNode } from 'react';
import type { Block } from '../../slack/journal.ts';
import { RichText } from './rich-text.tsx';
import { Unknown } from './unknown.tsx';

type Cell = { readonly type: string; readonly text?: string; readonly elements?: readonly unknown[] };
type Column = { readonly align?: 'left' | 'center' | 'right'; readonly is_wrapped?: boolean } | null;

/** Rows and columns, the first row as titles. Wide ones scroll by themselves. */
export function TableBlock({ block }: { readonly block: Block }): ReactNode {
  const [titles = [], ...rows] = block.rows as readonly (readonly Cell[])[];
  const columns = (block.column_settings ?? []) as readonly Column[];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="block table" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {titles.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names
              <th key={at} scope="col" style={lookOf(columns[at])}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no names
                <td key={column} style={lookOf(columns[column])}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function lookOf(column: Column | undefined) {
  const { align = 'left', is_wrapped: wraps = false } = column ?? {};
  return { textAlign: align, whiteSpace: wraps ? 'pre-wrap' : 'nowrap' } as const;
}

function CellText({ cell }: { readonly cell: Cell }): ReactNode {
  switch (cell.type) {
    case 'raw_text':
    case 'raw_number':
      return cell.text;
    case 'rich_text':
      return <RichText elements={cell.elements ?? []} />;
    default:
      return <Unknown type={cell.type} />;
  }
}
