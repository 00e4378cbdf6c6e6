import type { InvitationId, PersonId, PullRequestId, SurveyId } from '../../kit/ids.ts';
import type { CalendarDay } from '../../kit/zones.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** The living card of one person and one of their days. */
export function surveyCard({ personId, on }: { readonly personId: PersonId; readonly on: CalendarDay }): OutboxMessage {
  return {
    key: `survey:${personId}:${on}`,
    to: { kind: 'person', personId },
    kind: 'pr-surveys.card',
    args: { personId, on },
  };
}

/** The next working morning, once for each card. */
export function reminderCard({
  personId,
  on,
}: {
  readonly personId: PersonId;
  readonly on: CalendarDay;
}): OutboxMessage {
  return {
    key: `survey-remind:${personId}:${on}`,
    to: { kind: 'person', personId },
    kind: 'pr-surveys.reminder-card',
    args: { personId, on },
  };
}

/** A reveal that didn't come with the reader's own click: an edited card alone would call nobody. */
export function revealNote(invitationId: InvitationId, personId: PersonId): OutboxMessage {
  return {
    key: `survey-reveal:${invitationId}`,
    to: { kind: 'person', personId },
    kind: 'pr-surveys.reveal-note',
    args: { invitationId },
  };
}

/** Accounts nobody of Slack is, met on one day: each admin hears of them once. */
export function strangersNote(adminId: PersonId, on: CalendarDay): OutboxMessage {
  return {
    key: `survey-strangers:${on}:${adminId}`,
    to: { kind: 'person', personId: adminId },
    kind: 'pr-surveys.strangers-note',
    args: { on },
  };
}

type Wait = Pick<ScheduleEntry, 'name' | 'key' | 'args'>;

/** Until the files of a merged pull request must have been read: after that it is decided without them. */
export function filesWait(pullRequestId: PullRequestId): Wait {
  return { name: 'pr-surveys.decide-late', key: pullRequestId, args: { pullRequestId } };
}

/** Until somebody is at work: one row a person. */
export function sendWait(personId: PersonId): Wait {
  return { name: 'pr-surveys.send-waiting', key: personId, args: { personId } };
}

export function remindWait({ personId, on }: { readonly personId: PersonId; readonly on: CalendarDay }): Wait {
  return { name: 'pr-surveys.remind-person', key: `${personId}:${on}`, args: { personId, on } };
}

/** The end of one person's time to answer. */
export function closeWait(invitationId: InvitationId): Wait {
  return { name: 'pr-surveys.close-invitation', key: invitationId, args: { invitationId } };
}

/** Until a guess without a confidence counts as it stands. */
export function settleWait(surveyId: SurveyId): Wait {
  return { name: 'pr-surveys.reveal-late', key: surveyId, args: { surveyId } };
}

export function strangersWait(adminId: PersonId, on: CalendarDay): Wait {
  return { name: 'pr-surveys.tell-strangers', key: `${adminId}:${on}`, args: { adminId, on } };
}
