import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { IdentityId, PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { groupBy } from '../domain/group-by.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { pullRequestComments, pullRequestReviews, pullRequests, pullRequestTimeline } from '../schema.ts';

/** The first review that an account gave a pull request since it was ready. */
export type FirstReview = {
  readonly pullRequestId: PullRequestId;
  readonly reviewerId: IdentityId;
  readonly at: Date;
  /** From when on it waited for this account: since it was ready, or since they were asked, whatever came later. */
  readonly waitedFrom: Date;
  /** With a review of theirs, or a comment beside it, they said something: more than an approval. */
  readonly commented: boolean;
};

/** Of those pull requests that are ready, every account's first review before the merge; the author's own are left out. */
export async function listFirstReviews(tx: Tx, subjects: readonly PullRequest[]): Promise<readonly FirstReview[]> {
  if (subjects.length === 0) return [];
  const ids = subjects.map(({ id }) => id);
  const [reviews, comments, asks] = [
    await listReviewsOf(tx, ids),
    await listCommentersOf(tx, ids),
    await listAsksOf(tx, ids),
  ];
  const said = new Set(comments.map(({ id, by }) => `${id} ${by}`));
  return subjects.flatMap((subject) => {
    const own = reviews.filter(({ id, by, at }) => id === subject.id && isReview(subject, by, at));
    return [...groupBy(own, ({ by }) => by)].flatMap(([by, theirs]) =>
      theirs.slice(0, 1).map(({ at }) => ({
        ...{ pullRequestId: subject.id, reviewerId: by as IdentityId, at },
        waitedFrom: waitedFrom(subject, { at, asked: asks.filter((ask) => isOf(ask, subject.id, by)) }),
        commented: theirs.some(({ verdict }) => verdict !== 'approved') || said.has(`${subject.id} ${by}`),
      })),
    );
  });
}

function isReview({ authorId, readyAt, mergedAt }: PullRequest, by: string, at: Date): boolean {
  return by !== authorId && readyAt !== null && at >= readyAt && (mergedAt === null || at <= mergedAt);
}

type Ask = Awaited<ReturnType<typeof listAsksOf>>[number];

function isOf({ id, reviewer }: Ask, subject: PullRequestId, by: string): boolean {
  return id === subject && reviewer === `account:${by}`;
}

function waitedFrom({ readyAt }: PullRequest, { at, asked }: { at: Date; asked: readonly Ask[] }): Date {
  const ready = readyAt ?? at;
  const first = asked.map((ask) => ask.at).filter((ask) => ask <= at)[0];
  return first !== undefined && first > ready ? first : ready;
}

/** Oldest first. */
function listReviewsOf(tx: Tx, ids: readonly PullRequestId[]) {
  const t = pullRequestReviews;
  return tx
    .select({ id: pullRequests.id, by: sql<string>`${t.authorId}`, at: t.submittedAt, verdict: t.verdict })
    .from(t)
    .innerJoin(pullRequests, and(eq(pullRequests.repositoryId, t.repositoryId), eq(pullRequests.number, t.number)))
    .where(and(inArray(pullRequests.id, [...ids]), isNotNull(t.authorId)))
    .orderBy(t.submittedAt, t.hostId);
}

function listCommentersOf(tx: Tx, ids: readonly PullRequestId[]) {
  const t = pullRequestComments;
  return tx
    .selectDistinct({ id: pullRequests.id, by: t.authorId })
    .from(t)
    .innerJoin(pullRequests, and(eq(pullRequests.repositoryId, t.repositoryId), eq(pullRequests.number, t.number)))
    .where(and(inArray(pullRequests.id, [...ids]), isNotNull(t.authorId), eq(t.deleted, false)));
}

/** Oldest first. */
function listAsksOf(tx: Tx, ids: readonly PullRequestId[]) {
  const t = pullRequestTimeline;
  return tx
    .select({ id: pullRequests.id, reviewer: t.reviewer, at: t.at })
    .from(t)
    .innerJoin(pullRequests, and(eq(pullRequests.repositoryId, t.repositoryId), eq(pullRequests.number, t.number)))
    .where(and(inArray(pullRequests.id, [...ids]), eq(t.kind, 'review-requested')))
    .orderBy(t.at);
}
