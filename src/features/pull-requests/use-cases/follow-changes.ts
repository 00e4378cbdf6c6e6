import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSilent } from '../domain/silence.ts';
import { commitsPushed, pullRequestEvents } from '../events.ts';
import { listPullRequestsByNumber } from '../store/pull-requests.ts';
import type { Recording } from './record-facts.ts';
import type { StateChange } from './record-states.ts';
import { showReviews } from './show-reviews.ts';

type Followed = {
  readonly recording: Recording;
  readonly changes: readonly StateChange[];
  readonly numbers: readonly number[];
  readonly freshShas: readonly string[];
};

/** Announces and shows what happened, while it is fresh. */
export async function followChanges(
  needs: Pick<Ports, 'clock' | 'announce' | 'outbox' | 'schedules' | 'holidays'>,
  tx: Tx,
  { recording, changes, numbers, freshShas }: Followed,
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
  // History touches thousands and shows nothing.
  if (origin === 'live')
    for (const subject of await listPullRequestsByNumber(tx, repository.id, numbers))
      await showReviews(needs, tx, { subject, isFresh: fresh });
  await announceCommits(needs, tx, { workspaceId, recording, shas: freshShas });
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
