import type { EscalationId, PersonId, SlackChannelId, TaskId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** The living card of one person's questions: one escalation, or a storm of them. */
export function escalationCard(cardId: string, personId: PersonId): OutboxMessage {
  return {
    key: `escalation:${cardId}`,
    to: { kind: 'person', personId },
    kind: 'escalations.card',
    args: { cardId, personId },
  };
}

/** "You were on it; how does it stand?", once for each hold. */
export function againNote(escalationId: EscalationId, personId: PersonId, hold: number): OutboxMessage {
  return {
    key: `escalation-again:${escalationId}:${personId}:${hold}`,
    to: { kind: 'person', personId },
    kind: 'escalations.again-note',
    args: { escalationId, personId },
  };
}

/** The next level hears of a second renewal, once for each level. */
export function informNote(
  { id, level }: { readonly id: EscalationId; readonly level: number },
  personId: PersonId,
): OutboxMessage {
  return {
    key: `escalation-inform:${id}:${level}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'escalations.inform-note',
    args: { escalationId: id, personId },
  };
}

/** A review that a team was asked for and that waits: said once in its channel for each time it was asked. */
export function teamNote(
  {
    subject,
    part,
    since,
  }: { readonly subject: { readonly id: string }; readonly part: string; readonly since: string },
  channelId: SlackChannelId,
): OutboxMessage {
  return {
    key: `escalation-team:${subject.id}:${part}:${since}`,
    to: { kind: 'channel', channelId },
    kind: 'escalations.team-note',
    args: { pullRequestId: subject.id, part },
  };
}

type Wait = Pick<ScheduleEntry, 'name' | 'key' | 'args'>;

/** When an escalation is looked at again: a message may go out, a time is over. */
export function climbWait(escalationId: EscalationId): Wait {
  return { name: 'escalations.climb-ladder', key: escalationId, args: { escalationId } };
}

/** When a task will have been in progress for two weeks. */
export function longRunningWait(taskId: TaskId): Wait {
  return { name: 'escalations.ask-long-running', key: taskId, args: { taskId } };
}

/** When the responsible of an overdue task is asked. */
export function overdueWait(taskId: TaskId): Wait {
  return { name: 'escalations.ask-overdue', key: taskId, args: { taskId } };
}
