import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { ExplainedRow, Explanation, LeftOut, Why } from './explain.ts';
import { mayRead, type Viewer } from './scope.ts';

/** What one reader may see of the rows behind a figure. Those of others are counted and added up, never shown singly. */
export type ReadableRows = {
  readonly rows: readonly ExplainedRow[];
  readonly leftOut: readonly LeftOut[];
  /** Of what went in: how many rows there are, and their sum. */
  readonly count: number;
  readonly sum: number;
  /** Rows of what went in that the reader may not see one by one. */
  readonly hiddenCount: number;
  readonly hiddenSum: number;
  /** Of what was left out, the frequent reason first. */
  readonly reasons: readonly { readonly why: Why; readonly count: number }[];
};

/** Splits an explanation for a reader: every row counts, and singly stand only those of people whose numbers they may see. */
export function readableRows({ rows, leftOut }: Pick<Explanation, 'rows' | 'leftOut'>, viewer: Viewer): ReadableRows {
  const isReadable = ({ authorId }: { readonly authorId: PersonId | null }) => mayReadWorkOf(authorId, viewer);
  const own = rows.filter(isReadable);
  const sum = sumOf(rows);
  return {
    ...{ rows: own, leftOut: leftOut.filter(isReadable), count: rows.length, sum },
    ...{ hiddenCount: rows.length - own.length, hiddenSum: sum - sumOf(own) },
    reasons: countReasons(leftOut),
  };
}

/** Whether a pull request may be named to them. What nobody has claimed is shown to admins, who match accounts. */
export function mayReadWorkOf(authorId: PersonId | null, viewer: Viewer): boolean {
  if (authorId === null) return viewer.kind === 'person' && viewer.role === 'admin';
  return mayRead({ kind: 'person', personId: authorId }, viewer);
}

function sumOf(rows: readonly ExplainedRow[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}

function countReasons(leftOut: readonly LeftOut[]): ReadableRows['reasons'] {
  const counts = new Map<string, { why: Why; count: number }>();
  for (const { why } of leftOut) {
    const key = JSON.stringify(why);
    counts.set(key, { why, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** Pull requests a page names, for reading what they are called. */
export function idsOf(rows: readonly { readonly pullRequestId: PullRequestId }[]): readonly PullRequestId[] {
  return rows.map(({ pullRequestId }) => pullRequestId);
}
