import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import type { IdentityId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { commits, pullRequestReviews, pullRequests } from '../schema.ts';

type Day = { readonly accounts: readonly IdentityId[]; readonly from: Date; readonly to: Date };

const PULL = {
  id: pullRequests.id,
  repositoryId: pullRequests.repositoryId,
  number: pullRequests.number,
  title: pullRequests.title,
  url: pullRequests.url,
};

/** Pull requests these accounts opened on a day. */
export async function listOpenedBy(tx: Tx, { accounts, from, to }: Day) {
  const { authorId, createdAt: at } = pullRequests;
  const own = and(inArray(authorId, [...accounts]), gte(at, from), lt(at, to));
  return tx
    .select({ ...PULL, at })
    .from(pullRequests)
    .where(own);
}

/** Their own pull requests that were merged on a day, by whomever. */
export async function listMergedOf(tx: Tx, { accounts, from, to }: Day) {
  const { authorId, mergedAt: at } = pullRequests;
  const own = and(inArray(authorId, [...accounts]), gte(at, from), lt(at, to));
  return tx
    .select({ ...PULL, at })
    .from(pullRequests)
    .where(own);
}

/** Reviews they gave on a day. */
export async function listReviewsBy(tx: Tx, { accounts, from, to }: Day) {
  const { authorId, submittedAt: at, id: reviewId } = pullRequestReviews;
  return tx
    .select({ ...PULL, at, reviewId, authorId: pullRequests.authorId })
    .from(pullRequestReviews)
    .innerJoin(
      pullRequests,
      and(
        eq(pullRequests.repositoryId, pullRequestReviews.repositoryId),
        eq(pullRequests.number, pullRequestReviews.number),
      ),
    )
    .where(and(inArray(authorId, [...accounts]), gte(at, from), lt(at, to)));
}

/** Commits of theirs that were pushed on a day. */
export async function listPushedBy(tx: Tx, { accounts, from, to }: Day) {
  const { authorId, pushedAt: at, id, repositoryId, sha } = commits;
  const own = and(inArray(authorId, [...accounts]), gte(at, from), lt(at, to));
  return tx.select({ id, repositoryId, sha, at }).from(commits).where(own);
}
