import { and, eq, inArray } from 'drizzle-orm';
import type { IdentityId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import {
  commits,
  pullRequestComments,
  pullRequestCommits,
  pullRequestReviews,
  pullRequests,
  pullRequestTimeline,
} from '../schema.ts';

/** Reviews, dismissed ones included, oldest first. */
export async function listReviews(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const t = pullRequestReviews;
  const rows = await tx
    .select()
    .from(t)
    .where(and(eq(t.repositoryId, repositoryId), inArray(t.number, [...numbers])))
    .orderBy(t.submittedAt, t.hostId);
  return rows.map((row) => ({ ...row, authorId: row.authorId as IdentityId | null }));
}

/** Comments that still stand, oldest first. */
export async function listComments(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const t = pullRequestComments;
  const rows = await tx
    .select()
    .from(t)
    .where(and(eq(t.repositoryId, repositoryId), inArray(t.number, [...numbers]), eq(t.deleted, false)))
    .orderBy(t.at, t.hostId);
  return rows.map((row) => ({ ...row, authorId: row.authorId as IdentityId | null }));
}

/** Timelines, oldest first. */
export async function listTimeline(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const t = pullRequestTimeline;
  return tx
    .select()
    .from(t)
    .where(and(eq(t.repositoryId, repositoryId), inArray(t.number, [...numbers])))
    .orderBy(t.at, t.kind, t.reviewer);
}

/** When the commits of the present heads were written. */
export async function listAuthoredAt(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  return tx
    .select({ number: pullRequests.number, at: commits.authoredAt })
    .from(pullRequests)
    .innerJoin(
      pullRequestCommits,
      and(
        eq(pullRequestCommits.repositoryId, pullRequests.repositoryId),
        eq(pullRequestCommits.number, pullRequests.number),
        eq(pullRequestCommits.headSha, pullRequests.headSha),
      ),
    )
    .innerJoin(
      commits,
      and(eq(commits.repositoryId, pullRequestCommits.repositoryId), eq(commits.sha, pullRequestCommits.sha)),
    )
    .where(and(eq(pullRequests.repositoryId, repositoryId), inArray(pullRequests.number, [...numbers])));
}
