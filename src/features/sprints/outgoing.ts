import type { PersonId, SlackChannelId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';
import type { SprintId } from './domain/sprint.ts';

/** The living card of a sprint in its team's channel. */
export function sprintCard(sprintId: SprintId, channelId: SlackChannelId): OutboxMessage {
  return { key: cardKey(sprintId), to: { kind: 'channel', channelId }, kind: 'sprints.card', args: { sprintId } };
}

export function cardKey(sprintId: SprintId): string {
  return `sprint:${sprintId}`;
}

/** Its last day is over: whoever leads the team closes it, once asked. */
export function endNote(sprintId: SprintId, personId: PersonId): OutboxMessage {
  return {
    key: `sprint-end:${sprintId}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'sprints.end-note',
    args: { sprintId },
  };
}

/** When somebody is reminded to close it: one row a sprint. */
export function endWait(sprintId: SprintId): Pick<ScheduleEntry, 'name' | 'key' | 'args'> {
  return { name: 'sprints.remind-end', key: sprintId, args: { sprintId } };
}

/** When a tracker's sprint is sealed: one row a sprint, moved with each news of it. */
export function sealWait(sprintId: SprintId): Pick<ScheduleEntry, 'name' | 'key' | 'args'> {
  return { name: 'sprints.seal-tracker', key: sprintId, args: { sprintId } };
}
