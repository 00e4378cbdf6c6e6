import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { pullRequestComments, pullRequestReviews, pullRequestTimeline } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** A review's words are fixed once submitted; a dismissal is for good, whichever of the two is told first. */
export async function saveReviews(tx: Tx, rows: readonly (typeof pullRequestReviews.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, host_id) do update set
    verdict = coalesce(excluded.verdict, pull_request_reviews.verdict),
    dismissed = excluded.dismissed or pull_request_reviews.dismissed`;
  await insertRows(tx, { table: pullRequestReviews, rows, conflict });
}

/** A deletion is for good, whichever of the two is told first. */
export async function saveComments(tx: Tx, rows: readonly (typeof pullRequestComments.$inferInsert)[]): Promise<void> {
  const conflict = sql`(repository_id, kind, host_id) do update set
    deleted = excluded.deleted or pull_request_comments.deleted`;
  await insertRows(tx, { table: pullRequestComments, rows, conflict });
}

export async function saveTimeline(tx: Tx, rows: readonly (typeof pullRequestTimeline.$inferInsert)[]): Promise<void> {
  await insertRows(tx, { table: pullRequestTimeline, rows, conflict: sql`do nothing` });
}

/** Those of the host's ids of reviews that were told of. */
export async function listKnownReviews(
  tx: Tx,
  repositoryId: RepositoryId,
  hostIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hostIds.length === 0) return new Set();
  const { hostId, repositoryId: of } = pullRequestReviews;
  const rows = await tx
    .select({ hostId })
    .from(pullRequestReviews)
    .where(and(eq(of, repositoryId), inArray(hostId, [...hostIds])));
  return new Set(rows.map((row) => row.hostId));
}
