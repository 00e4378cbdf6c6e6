import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listIdentitiesOf } from '../../people/index.ts';
import { reviewCard } from '../outgoing/reviews.ts';
import { findPullRequest, lockRepository } from '../store/pull-requests.ts';
import { showReviews } from './show-reviews.ts';

/** The reviewer's work begins: their card goes out, unless nothing waits for them any more. */
export async function showReviewAtWork(
  needs: Pick<Ports, 'scope' | 'clock' | 'outbox' | 'schedules' | 'holidays'>,
  { workspaceId }: RuleActor,
  { pullRequestId, personId }: { readonly pullRequestId: PullRequestId; readonly personId: PersonId },
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const known = await findPullRequest(tx, pullRequestId);
    if (known === null) return needs.outbox.refresh(tx, [reviewCard(pullRequestId, personId).key]);
    // A webhook may change the same cards now, in another order: then each would wait for the other.
    await lockRepository(tx, known.repositoryId);
    const subject = await findPullRequest(tx, pullRequestId);
    const accounts = (await listIdentitiesOf(tx, [personId])).map(({ id }) => id);
    const waits = subject?.state === 'open' && subject.requestedReviewerIds.some((id) => accounts.includes(id));
    // It was fresh when it was planned.
    if (subject !== null && waits && !subject.draft) await showReviews(needs, tx, { subject, isFresh: () => true });
    else await needs.outbox.refresh(tx, [reviewCard(pullRequestId, personId).key]);
  });
}
