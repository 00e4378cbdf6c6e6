import type { WeekKey } from '../../kit/dates/iso-week.ts';
import type { SlackChannelId, TeamId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** The living card of a team's week. */
export function weekCard(posted: {
  readonly teamId: TeamId;
  readonly week: { readonly key: WeekKey };
  readonly channelId: SlackChannelId;
}): OutboxMessage {
  const { teamId, week, channelId } = posted;
  return {
    key: weekKey(posted),
    to: { kind: 'channel', channelId },
    kind: 'leaderboard.week-card',
    args: { teamId, week: week.key },
  };
}

export function weekKey({ teamId, week }: { teamId: TeamId; week: { readonly key: WeekKey } }): string {
  return `leaderboard:${teamId}:${week.key}`;
}

/** When a team's next leaderboard appears: one row a team. */
export function postWait(teamId: TeamId): Pick<ScheduleEntry, 'name' | 'key' | 'args'> {
  return { name: 'leaderboard.post-week', key: teamId, args: { teamId } };
}
