import type { WorkspaceId } from '../../../kit/ids.ts';
import { workUnstuck } from '../../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { isOld, isSilent } from '../domain/silence.ts';
import { commitsPushed, deploymentFinished, pullRequestEvents } from '../events.ts';
import { listPullRequestsByNumber } from '../store/pull-requests.ts';
import { detailsWanted } from './details-wanted.ts';
import { planReviewWaits } from './plan-review-waits.ts';
import type { FreshReview } from './record-children.ts';
import type { Recording } from './record-facts.ts';
import type { Finished } from './record-runs.ts';
import type { StateChange } from './record-states.ts';
import { showReviews } from './show-reviews.ts';
import { watchChecks } from './watch-checks.ts';

type Followed = {
  readonly recording: Recording;
  readonly changes: readonly StateChange[];
  readonly numbers: readonly number[];
  readonly freshShas: readonly string[];
  readonly reviews: readonly FreshReview[];
  readonly finished: readonly Finished[];
};

type Needs = Pick<Ports, 'clock' | 'announce' | 'jobs' | 'outbox' | 'schedules' | 'holidays'>;

/** Announces and shows what happened, while it is fresh. */
export async function followChanges(needs: Needs, tx: Tx, followed: Followed): Promise<void> {
  const { recording, changes, freshShas, finished } = followed;
  const { workspaceId, repository, bySync = false } = recording;
  const now = needs.clock.now();
  const isFresh = (at: Date) => !isSilent({ at, bySync, connectedAt: repository.connectedAt, now });
  for (const { before, after } of changes) {
    const event = { workspaceId, pullRequestId: after.id };
    if (before === null && isFresh(after.createdAt)) await needs.announce(tx, pullRequestEvents.opened, event);
    if (before?.mergedAt == null && after.mergedAt !== null && isFresh(after.mergedAt))
      await needs.announce(tx, pullRequestEvents.merged, event);
  }
  if (!bySync) await needs.jobs.add(tx, detailsWanted, unread(workspaceId, changes));
  for (const { id: deploymentId, production, state, at } of finished)
    if (isFresh(at)) {
      const event = { workspaceId, repositoryId: repository.id, deploymentId, production, state };
      await needs.announce(tx, deploymentFinished, event);
    }
  await followReviews(needs, tx, { ...followed, isFresh });
  await watchChecks(needs, tx, { recording, isFresh });
  await announceCommits(needs, tx, { workspaceId, recording, shas: freshShas });
}

type Fresh = Followed & { readonly isFresh: (at: Date) => boolean };

/** Cards of reviews, and what waits for them. History touches thousands: of that only the last day's may wait. */
async function followReviews(needs: Needs, tx: Tx, { recording, changes, numbers, reviews, isFresh }: Fresh) {
  const { workspaceId, repository, bySync = false } = recording;
  const now = needs.clock.now();
  const young = changes.filter(({ after }) => after.state === 'open' && !isOld({ at: after.hostUpdatedAt, now }));
  const looked = bySync ? young.map(({ after }) => after.number) : numbers;
  for (const subject of await listPullRequestsByNumber(tx, repository.id, looked)) {
    await planReviewWaits(needs, tx, { subject, repository });
    if (bySync) continue;
    const said = reviews.filter(({ number, authorId }) => number === subject.number && authorId !== subject.authorId);
    if (said.some(({ at }) => isFresh(at)))
      await needs.announce(tx, pullRequestEvents.reviewed, { workspaceId, pullRequestId: subject.id });
    await showReviews(needs, tx, { subject, isFresh });
  }
  await announceUnstuck(needs, tx, { workspaceId, changes });
}

/** Reviews that nobody waits for any more. */
async function announceUnstuck(
  needs: Needs,
  tx: Tx,
  { workspaceId, changes }: { readonly workspaceId: WorkspaceId; readonly changes: readonly StateChange[] },
): Promise<void> {
  for (const { before, after } of changes) {
    if (before === null || !mayHaveEnded(before, after)) continue;
    const subject = { kind: 'pull-request', id: after.id } as const;
    await needs.announce(tx, workUnstuck, { workspaceId, subject, cause: 'review-waiting', part: '' });
  }
}

function mayHaveEnded(before: PullRequest, after: StateChange['after']): boolean {
  if (before.state !== 'open' || before.draft) return false;
  const gone = (list: readonly string[], now: readonly string[]) => list.some((one) => !now.includes(one));
  return (
    after.state !== 'open' ||
    after.draft ||
    gone(before.requestedReviewerIds, after.requestedReviewerIds) ||
    gone(before.requestedTeams, after.requestedTeams)
  );
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
