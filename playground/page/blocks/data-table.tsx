import { type ReactNode, useState } from 'react';
import type { Block } from '../../slack/journal.ts';
import { RichText } from './rich-text.tsx';
import { Unknown } from './unknown.tsx';

type Cell = {
  readonly type: string;
  readonly text?: string;
  readonly value?: number;
  readonly elements?: readonly unknown[];
};
type Row = readonly Cell[];
type Order = { readonly column: number; readonly descends: boolean } | null;

/** Slack's own page. */
const PAGE = 5;

/** Rows that can be sorted by any column and shown a page at a time. */
export function DataTable({ block }: { readonly block: Block }): ReactNode {
  const [order, sortBy] = useState<Order>(null);
  const [asked, turnTo] = useState(0);
  const [titles = [], ...rows] = block.rows as readonly Row[];
  const size = Number(block.page_size ?? PAGE);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(asked, pages - 1);
  const head = Number(block.row_header_column_index ?? 0);
  const shown = sorted(rows, order).slice(page * size, (page + 1) * size);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="block table data-table" aria-label={String(block.caption ?? 'Table')} tabIndex={0}>
      <table>
        <caption>{String(block.caption ?? '')}</caption>
        <thead>
          <tr>
            {titles.map((title, column) => (
              <Title
                key={title.text}
                {...{ title, column, order }}
                onSort={sortBy}
                isNumber={isNumeric(rows, column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={JSON.stringify(row)}>
              {row.map((cell, column) => (
                <Shown key={titles[column]?.text} cell={cell} isHead={column === head} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div className="data-table-pages">
          <button type="button" className="button" disabled={page === 0} onClick={() => turnTo(page - 1)}>
            Previous
          </button>
          <output>
            {page + 1} of {pages}
          </output>
          <button type="button" className="button" disabled={page === pages - 1} onClick={() => turnTo(page + 1)}>
            Next
          </button>
        </div>
      )}
    </section>
  );
}

type TitleParts = {
  readonly title: Cell;
  readonly column: number;
  readonly order: Order;
  readonly isNumber: boolean;
  readonly onSort: (order: Order) => void;
};

function Title({ title, column, order, isNumber, onSort }: TitleParts): ReactNode {
  const mine = order?.column === column ? order : null;
  const sorting = mine === null ? 'none' : mine.descends ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={sorting} className={isNumber ? 'number' : undefined}>
      <button type="button" onClick={() => onSort({ column, descends: mine !== null && !mine.descends })}>
        {title.text}
        <span aria-hidden="true">{mine === null ? '↕' : mine.descends ? '↓' : '↑'}</span>
      </button>
    </th>
  );
}

function Shown({ cell, isHead }: { readonly cell: Cell; readonly isHead: boolean }): ReactNode {
  const words = <Words cell={cell} />;
  if (isHead) return <th scope="row">{words}</th>;
  return <td className={cell.type === 'raw_number' ? 'number' : undefined}>{words}</td>;
}

function Words({ cell }: { readonly cell: Cell }): ReactNode {
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

function sorted(rows: readonly Row[], order: Order): readonly Row[] {
  if (order === null) return rows;
  const { column, descends } = order;
  const inOrder = rows.toSorted((a, b) => compare(a[column], b[column]));
  return descends ? inOrder.reverse() : inOrder;
}

/** Numbers as numbers, before words; words as people file them. */
function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (a?.value !== undefined && b?.value !== undefined) return a.value - b.value;
  if (a?.value !== undefined || b?.value !== undefined) return a?.value === undefined ? 1 : -1;
  return (a?.text ?? '').localeCompare(b?.text ?? '');
}

function isNumeric(rows: readonly Row[], column: number): boolean {
  return rows.length > 0 && rows.every((row) => row[column]?.type === 'raw_number');
}
