import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Repository } from '../../connections/index.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { REVIEW_WAIT_HOURS, reviewWaitsOf } from '../domain/review-wait.ts';
import { isOld } from '../domain/silence.ts';
import { reviewWaitEntry } from '../outgoing/reviews.ts';
import { listAskedAt } from '../store/read-asks.ts';

/**
 * Plans when somebody looks whether a review has come: 48 hours after it was asked for, or after the connection. What was
 * asked for more than a day before anybody told Muster climbs never. Planned again it stays as it is, or moves with a new
 * request; taken back it is found out when it is looked at.
 */
export async function planReviewWaits(
  needs: Pick<Ports, 'clock' | 'schedules'>,
  tx: Tx,
  { subject, repository }: { readonly subject: PullRequest; readonly repository: Pick<Repository, 'connectedAt'> },
): Promise<void> {
  const now = needs.clock.now();
  if (subject.requestedReviewerIds.length + subject.requestedTeams.length === 0) return;
  const askedAt = await listAskedAt(tx, subject);
  const waits = reviewWaitsOf(subject, { askedAt, connectedAt: repository.connectedAt });
  const entries = waits
    .filter((wait) => !isOld({ at: wait.askedAt, now }))
    .map(({ who, since }) => {
      const at = new Date(since.getTime() + REVIEW_WAIT_HOURS * 3_600_000);
      return { ...reviewWaitEntry(subject.id, { who, told: false }), at };
    });
  if (entries.length > 0) await needs.schedules.plan(tx, entries, now);
}
