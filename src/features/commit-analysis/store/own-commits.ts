import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { OwnReading } from '../domain/visibility.ts';
import type { Weighed } from '../domain/weighed.ts';
import { commitEstimates, commitShares } from '../schema.ts';
import { weighedColumns } from './read-estimates.ts';

export type OwnRow = { readonly weighed: Weighed; readonly share: number };

/** One's own commits authored from `from` (included) to `to` (not included), newest first, 500 at most. */
export async function listOwnCommits(
  tx: Tx,
  { identityIds }: OwnReading,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly OwnRow[]> {
  if (identityIds.length === 0) return [];
  const rows = await select(tx)
    .where(
      and(
        inArray(commitShares.identityId, [...identityIds]),
        gte(commitShares.authoredAt, from),
        lt(commitShares.authoredAt, to),
      ),
    )
    .groupBy(commitEstimates.id)
    .orderBy(desc(commitEstimates.authoredAt), desc(commitEstimates.id))
    .limit(500);
  return rows.map(({ share, ...weighed }) => ({ weighed, share }));
}

/** Null when there is no such commit, or it isn't one's own: the answer is the same. */
export async function findOwnCommit(tx: Tx, { identityIds }: OwnReading, id: string): Promise<OwnRow | null> {
  if (identityIds.length === 0) return null;
  const [row] = await select(tx)
    .where(and(inArray(commitShares.identityId, [...identityIds]), eq(commitEstimates.id, id)))
    .groupBy(commitEstimates.id);
  if (row === undefined) return null;
  const { share, ...weighed } = row;
  return { weighed, share };
}

/** Somebody with two identities on one commit has both parts. */
function select(tx: Tx) {
  return tx
    .select({ ...weighedColumns, share: sql<number>`sum(${commitShares.share})::double precision` })
    .from(commitShares)
    .innerJoin(commitEstimates, eq(commitEstimates.id, commitShares.commitId))
    .$dynamic();
}
