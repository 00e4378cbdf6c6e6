import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSilent } from '../domain/silence.ts';
import { commitsPushed, deploymentFinished, pullRequestEvents } from '../events.ts';
import { listPullRequestsByNumber } from '../store/pull-requests.ts';
import { detailsWanted } from './details-wanted.ts';
import type { FreshReview } from './record-children.ts';
import type { Recording } from './record-facts.ts';
import type { Finished } from './record-runs.ts';
import type { StateChange } from './record-states.ts';
import { showReviews } from './show-reviews.ts';

type Followed = {
  readonly recording: Recording;
  readonly changes: readonly StateChange[];
  readonly numbers: readonly number[];
  readonly freshShas: readonly string[];
  readonly reviews: readonly FreshReview[];
  readonly finished: readonly Finished[];
};

/** Announces and shows what happened, while it is fresh. */
export async function followChanges(
  needs: Pick<Ports, 'clock' | 'announce' | 'jobs' | 'outbox' | 'schedules' | 'holidays'>,
  tx: Tx,
  { recording, changes, numbers, freshShas, reviews, finished }: Followed,
): Promise<void> {
  const { workspaceId, repository, origin } = recording;
  const now = needs.clock.now();
  const fresh = (at: Date) => !isSilent({ at, origin, connectedAt: repository.connectedAt, now });
  for (const { before, after } of changes) {
    const event = { workspaceId, pullRequestId: after.id };
    if (before === null && fresh(after.createdAt)) await needs.announce(tx, pullRequestEvents.opened, event);
    if (before?.mergedAt == null && after.mergedAt !== null && fresh(after.mergedAt))
      await needs.announce(tx, pullRequestEvents.merged, event);
  }
  if (origin === 'live') await needs.jobs.add(tx, detailsWanted, unread(workspaceId, changes));
  for (const { id: deploymentId, production, state, at } of finished)
    if (fresh(at)) {
      const event = { workspaceId, repositoryId: repository.id, deploymentId, production, state };
      await needs.announce(tx, deploymentFinished, event);
    }
  // History touches thousands and shows nothing.
  const subjects = origin === 'live' ? await listPullRequestsByNumber(tx, repository.id, numbers) : [];
  for (const subject of subjects) {
    const said = reviews.filter(({ number, authorId }) => number === subject.number && authorId !== subject.authorId);
    if (said.some(({ at }) => fresh(at)))
      await needs.announce(tx, pullRequestEvents.reviewed, { workspaceId, pullRequestId: subject.id });
    await showReviews(needs, tx, { subject, isFresh: fresh });
  }
  await announceCommits(needs, tx, { workspaceId, recording, shas: freshShas });
}

/** Webhooks tell neither commits nor files, and may contradict each other. */
function unread(workspaceId: WorkspaceId, changes: readonly StateChange[]) {
  return changes
    .filter(({ before, after }) => after.certainty === 'doubtful' || before?.headSha !== after.headSha)
    .map(({ after }) => ({ workspaceId, pullRequestId: after.id }));
}

async function announceCommits(
  needs: Pick<Ports, 'announce'>,
  tx: Tx,
  { workspaceId, recording, shas }: { workspaceId: WorkspaceId; recording: Recording; shas: readonly string[] },
): Promise<void> {
  const { repository, origin } = recording;
  for (let at = 0; at < shas.length; at += COMMITS_MAX)
    await needs.announce(tx, commitsPushed, {
      ...{ workspaceId, repositoryId: repository.id, origin },
      shas: shas.slice(at, at + COMMITS_MAX),
    });
}

/** Of one event. */
const COMMITS_MAX = 1_000;
