import type { PersonId, PullRequestId, SlackChannelId } from '../../../kit/ids.ts';
import type { ScheduleEntry } from '../../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../../ports/outbound/outbox.ts';

/** The living card of one pull request with one person who was asked to review it. */
export function reviewCard(pullRequestId: PullRequestId, personId: PersonId) {
  return {
    key: `review:${pullRequestId}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'pull-requests.review-card',
    args: { pullRequestId, personId },
  } as const satisfies OutboxMessage;
}

/** The living card of one pull request in the channel of a team that was asked to review it. */
export function teamReviewCard(
  pullRequestId: PullRequestId,
  { team, channelId }: { readonly team: string; readonly channelId: SlackChannelId },
): OutboxMessage {
  return {
    key: `review-team:${pullRequestId}:${team}`,
    to: { kind: 'channel', channelId },
    kind: 'pull-requests.team-review-card',
    args: { pullRequestId, team },
  };
}

/**
 * When it is looked whether a review has come.
 * @param wait.told whether the team's channel was told already
 */
export function reviewWaitEntry(
  pullRequestId: PullRequestId,
  { who, told }: { readonly who: string; readonly told: boolean },
): Omit<ScheduleEntry, 'at'> {
  return {
    name: 'pull-requests.check-review-wait',
    key: `${pullRequestId}:${who}`,
    args: { pullRequestId, who, told },
  };
}
