import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { ReviewRequest } from '../../pull-requests/index.ts';
import { minuteOf } from './milestones.ts';
import { type Summary, summarize } from './summary.ts';

/** A review that was asked of somebody. */
export type AskedReview = ReviewRequest & { readonly pullRequestId: PullRequestId; readonly reviewerId: PersonId };

/** How long somebody, or a team's members, took to review what they were asked to. */
export type ReviewTurnaround = {
  /** Minutes; of those that were reviewed. */
  readonly summary: Pick<Summary, 'n' | 'median' | 'p75'>;
  /** Without a review so far: still waiting, asked of them no more, merged or closed without them. */
  readonly open: Readonly<Record<'waiting' | 'withdrawn' | 'over', number>>;
};

/** What requests come to; what has no review is in no figure, and never 0. */
export function turnaroundOf(requests: readonly AskedReview[]): ReviewTurnaround {
  const count = (end: ReviewRequest['end']) => requests.filter((one) => one.end === end).length;
  const values = requests.flatMap((one) => minutesOf(one) ?? []);
  const { n, median, p75 } = summarize({ values, missing: 0 }, { lens: 'muster', measure: 'first-response' });
  return {
    summary: { n, median, p75 },
    open: { waiting: count('waiting'), withdrawn: count('withdrawn'), over: count('over') },
  };
}

/** From asked and ready to the review; null without one. */
export function minutesOf({ from, reviewedAt }: Pick<ReviewRequest, 'from' | 'reviewedAt'>): number | null {
  return reviewedAt === null ? null : minuteOf(reviewedAt) - minuteOf(from);
}
