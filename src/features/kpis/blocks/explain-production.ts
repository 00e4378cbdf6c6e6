import { type Block, section } from '../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ProductionRow } from '../use-cases/read-production-rows.ts';
import { PRODUCTION_GAP_WORDS } from './words/production.ts';

export type RowReader = { readonly timeZone: string; readonly now: Date };

/** What a figure of production counts, one page of it. */
export function buildProductionRows(
  rows: readonly ProductionRow[],
  { total, reader }: { readonly total: number; readonly reader: RowReader },
): readonly Block[] {
  if (total === 0) return [section('There is nothing it could count.')];
  return [section(md`*What it counts*: ${total}`), ...rows.map((row) => section(sayRow(row, reader)))];
}

/** `acme/web · Mon 23 Nov, 10:00 · deployed`. */
function sayRow({ repository, at, what, gap }: ProductionRow, reader: RowReader): Mrkdwn {
  return joinMd(
    [
      saySubject(repository, what),
      showInstant(at, reader),
      ...(gap === null ? [] : [md`_not used: ${PRODUCTION_GAP_WORDS[gap]}_`]),
    ],
    ' · ',
  );
}

function saySubject(repository: string, what: ProductionRow['what']): Mrkdwn {
  switch (what.kind) {
    case 'deployment':
      return md`${repository} · ${what.succeeded ? 'deployed' : 'a deployment failed'}`;
    case 'pull-request':
      return md`${link(what.url, `${repository}#${what.number}`)} ${what.title}`;
    case 'hidden':
      return md`${repository} · a pull request of somebody else`;
    default:
      return what satisfies never;
  }
}
