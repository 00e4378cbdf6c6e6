import type { IdentityId } from '../../../kit/ids.ts';
import type { PullRequest } from './pull-request.ts';

/** How far a pull request is, in one word: what a task's card says of it. */
export type Standing =
  | 'draft'
  | 'waiting'
  | 'in-review'
  | 'changes-requested'
  | 'approved'
  | 'merged'
  /** In production, too. */
  | 'deployed'
  | 'closed';

type Review = {
  readonly authorId: IdentityId | null;
  readonly verdict: 'approved' | 'changes-requested' | 'commented' | null;
  readonly dismissed: boolean;
};

type Subject = Pick<
  PullRequest,
  'state' | 'draft' | 'requestedReviewerIds' | 'firstReviewAt' | 'authorId' | 'deployedAt'
>;

/**
 * Where it stands by everybody's last word that is in force; comments take nothing back, and whoever is asked for another
 * look has said nothing yet.
 * @param reviews oldest first
 */
export function standingOf(subject: Subject, reviews: readonly Review[]): Standing {
  if (subject.state === 'merged') return subject.deployedAt === null ? 'merged' : 'deployed';
  if (subject.state === 'closed') return 'closed';
  if (subject.draft) return 'draft';
  const last = new Map(
    reviews
      .filter(({ verdict, authorId }) => verdict !== 'commented' && authorId !== subject.authorId)
      .map((review) => [review.authorId, review] as const),
  );
  const asked = subject.requestedReviewerIds;
  const inForce = [...last.values()].filter(
    ({ dismissed, authorId }) => !dismissed && (authorId === null || !asked.includes(authorId)),
  );
  if (inForce.some(({ verdict }) => verdict === 'changes-requested')) return 'changes-requested';
  if (inForce.some(({ verdict }) => verdict === 'approved')) return 'approved';
  return subject.firstReviewAt === null ? 'waiting' : 'in-review';
}
