import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listIdentitiesOf } from '../../people/index.ts';
import { reviewCard } from '../outgoing/reviews.ts';
import { findPullRequest } from '../store/pull-requests.ts';
import { showReviews } from './show-reviews.ts';

/** The reviewer's work begins: their card goes out, unless nothing waits for them any more. */
export async function showReviewAtWork(
  needs: Pick<Ports, 'scope' | 'clock' | 'outbox' | 'schedules' | 'holidays'>,
  { workspaceId }: RuleActor,
  { pullRequestId, personId }: { readonly pullRequestId: PullRequestId; readonly personId: PersonId },
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const subject = await findPullRequest(tx, pullRequestId);
    const accounts = (await listIdentitiesOf(tx, [personId])).map(({ id }) => id);
    const waits = subject?.state === 'open' && subject.requestedReviewerIds.some((id) => accounts.includes(id));
    // It was fresh when it was planned.
    if (subject !== null && waits && !subject.draft) await showReviews(needs, tx, { subject, isFresh: () => true });
    else await needs.outbox.refresh(tx, [reviewCard(pullRequestId, personId).key]);
  });
}
