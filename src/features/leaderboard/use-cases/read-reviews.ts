import { workingTimeBetween } from '../../../kit/dates/working-time-between.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesById, listWorkingLives } from '../../people/index.ts';
import { listFirstReviews, listMerged, natureOf } from '../../pull-requests/index.ts';
import { type FirstReview, REVERT_DAYS } from '../domain/fastest-reviewers.ts';
import type { TeamMerge } from './list-team-merges.ts';

/** How soon people looked at these pull requests, in their own working time, and what came of it. */
export async function readReviews(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { merges, now }: { readonly merges: readonly TeamMerge[]; readonly now: Date },
): Promise<readonly FirstReview[]> {
  const reviews = await listFirstReviews(
    tx,
    merges.map(({ pullRequest }) => pullRequest),
  );
  if (reviews.length === 0) return [];
  const reviewers = new Map(
    (await listIdentitiesById(tx, [...new Set(reviews.map(({ reviewerId }) => reviewerId))])).map((one) => [
      one.id,
      one,
    ]),
  );
  const since = new Date(Math.min(...reviews.map(({ waitedFrom }) => waitedFrom.getTime())));
  const personIds = [...reviewers.values()].flatMap(({ personId }) => personId ?? []);
  const lives = await listWorkingLives(needs, tx, { personIds, since });
  const reverted = await listReverted(tx, { merges, now });
  const authors = new Map(merges.map(({ pullRequest, authorId }) => [pullRequest.id, authorId]));
  return reviews.flatMap((review) => {
    const reviewer = reviewers.get(review.reviewerId);
    const life = reviewer?.personId == null ? undefined : lives.get(reviewer.personId);
    if (reviewer === undefined || reviewer.bot || life === undefined) return [];
    // Somebody's second account reviews their own work.
    if (life.personId === authors.get(review.pullRequestId)) return [];
    const { commented, waitedFrom, at, pullRequestId } = review;
    const workingMs = workingTimeBetween(waitedFrom, at, life);
    return [{ reviewerId: life.personId, workingMs, commented, reverted: reverted.has(pullRequestId) }];
  });
}

/** Which of these were taken back in time by another pull request. */
async function listReverted(
  tx: Tx,
  { merges, now }: { readonly merges: readonly TeamMerge[]; readonly now: Date },
): Promise<ReadonlySet<PullRequestId>> {
  const instants = merges.flatMap(({ pullRequest }) => pullRequest.mergedAt?.getTime() ?? []);
  if (instants.length === 0) return new Set();
  const to = new Date(Math.min(Math.max(...instants) + REVERT_MS, now.getTime()) + 1);
  const reverts = (await listMerged(tx, { from: new Date(Math.min(...instants)), to })).flatMap((one) => {
    const of = natureOf(one).revert?.of ?? null;
    return of === null || one.mergedAt === null ? [] : [{ of, repositoryId: one.repositoryId, at: one.mergedAt }];
  });
  const isReverted = ({ pullRequest: { number, repositoryId, mergedAt } }: TeamMerge) =>
    reverts.some((revert) => {
      if (revert.of !== number || revert.repositoryId !== repositoryId || mergedAt === null) return false;
      const later = revert.at.getTime() - mergedAt.getTime();
      return later >= 0 && later <= REVERT_MS;
    });
  return new Set(merges.filter(isReverted).map(({ pullRequest }) => pullRequest.id));
}

const REVERT_MS = REVERT_DAYS * 24 * 3_600_000;
