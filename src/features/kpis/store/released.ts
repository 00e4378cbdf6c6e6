import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Released } from '../../../kit/figures/choose-figure.ts';
import type { Basis } from '../../../kit/figures/tells-of-few.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Range } from '../domain/scope.ts';
import { kpiReleasedFigures } from '../schema.ts';

/** A figure that people have seen: of which kind, and of whom under which filters. */
export type ReleasedFigure = Released & { readonly subject: string; readonly range: Range };

/** Nobody else shows such figures of this workspace until the transaction ends: two at once would not see each other's. */
export async function lockReleased(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('kpi-released:' || current_setting('app.workspace_id'), 0))`,
  );
}

/** All of a kind that were ever shown of times that meet this one, whoever they are of, oldest first. */
export async function listReleased(tx: Tx, figure: string, range: Range): Promise<readonly ReleasedFigure[]> {
  const t = kpiReleasedFigures;
  const rows = await tx
    .select()
    .from(t)
    .where(and(eq(t.figure, figure), lt(t.fromAt, range.to), gt(t.toAt, range.from)))
    .orderBy(asc(t.shownAt), asc(t.id));
  return rows.map(({ subject, fromAt, toAt, value, basis }) => ({
    ...{ subject, range: { from: fromAt, to: toAt }, value: Number(value) },
    basis: Object.entries(basis).flatMap(([authorId, ids]) => ids.map((id) => ({ id, authorId }))),
  }));
}

export type NewReleased = {
  readonly id: string;
  readonly figure: string;
  readonly subject: string;
  readonly range: Range;
  readonly value: number;
  readonly basis: Basis;
  readonly shownAt: Date;
};

/** Keeps what is about to be shown, in the transaction that decided it. */
export async function insertReleased(tx: Tx, { range, value, basis, ...rest }: NewReleased): Promise<void> {
  const byAuthor = Map.groupBy(basis, ({ authorId }) => authorId);
  await tx.insert(kpiReleasedFigures).values({
    ...{ ...rest, fromAt: range.from, toAt: range.to, value: String(value) },
    basis: Object.fromEntries([...byAuthor].map(([authorId, items]) => [authorId, items.map(({ id }) => id)])),
  });
}
