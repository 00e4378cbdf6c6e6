import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { IdentityId, PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { pullRequestReviews, pullRequests, pullRequestTimeline } from '../schema.ts';

/** Since when these reviewers (`account:…`, `team:…`) are asked: the latest request of each; none of it, no entry. */
export async function listAskedAt(tx: Tx, subject: PullRequest): Promise<ReadonlyMap<string, Date>> {
  const t = pullRequestTimeline;
  const rows = await tx
    .select({ reviewer: t.reviewer, at: sql<Date>`max(${t.at})`.mapWith(t.at) })
    .from(t)
    .where(and(eq(t.repositoryId, subject.repositoryId), eq(t.number, subject.number), eq(t.kind, 'review-requested')))
    .groupBy(t.reviewer);
  return new Map(rows.map(({ reviewer, at }) => [reviewer, at]));
}

/** The last word of any of these accounts; null without one. */
export async function findLastWord(tx: Tx, subject: PullRequest, by: readonly IdentityId[]) {
  if (by.length === 0) return null;
  const t = pullRequestReviews;
  const [row] = await tx
    .select({ verdict: t.verdict, dismissed: t.dismissed })
    .from(t)
    .where(and(eq(t.repositoryId, subject.repositoryId), eq(t.number, subject.number), inArray(t.authorId, [...by])))
    // A comment after an approval takes nothing back.
    .orderBy(sql`${t.verdict} = 'commented'`, desc(t.submittedAt), desc(t.hostId))
    .limit(1);
  if (row === undefined) return null;
  return row.dismissed ? 'dismissed' : (row.verdict ?? 'commented');
}

/** Open and ready ones that wait for any of these accounts, oldest first. */
export async function listWaitingFor(tx: Tx, accounts: readonly IdentityId[]): Promise<readonly PullRequestId[]> {
  if (accounts.length === 0) return [];
  const named = accounts.map((id) => sql`${pullRequests.requestedReviewerIds} @> ${JSON.stringify([id])}::text::jsonb`);
  const rows = await tx
    .select({ id: pullRequests.id })
    .from(pullRequests)
    .where(and(eq(pullRequests.state, 'open'), eq(pullRequests.draft, false), or(...named)))
    .orderBy(pullRequests.createdAt);
  return rows.map(({ id }) => id as PullRequestId);
}
