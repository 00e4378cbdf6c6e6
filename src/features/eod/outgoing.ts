import type { PersonId, SlackChannelId, TeamId } from '../../kit/ids.ts';
import type { CalendarDay } from '../../kit/zones.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';
import type { CheckIn } from './domain/check-in.ts';

type About = Pick<CheckIn, 'id' | 'personId' | 'round'>;

/** The living message in which somebody answers; *In an hour* brings another one. */
export function checkInCard({ id, personId, round }: About): OutboxMessage {
  return {
    key: `eod:${id}:${round}`,
    to: { kind: 'person', personId },
    kind: 'eod.check-in-card',
    args: { checkInId: id, round },
  };
}

/** Every message that asks for this check-in or shows it. */
export function cardKeys(checkIn: About): readonly string[] {
  const rounds = Array.from({ length: checkIn.round }, (_, n) => checkInCard({ ...checkIn, round: n + 1 }).key);
  return [...rounds, reminderCard(checkIn).key];
}

export function reminderCard({ id, personId }: Pick<About, 'id' | 'personId'>): OutboxMessage {
  return {
    key: `eod-remind:${id}`,
    to: { kind: 'person', personId },
    kind: 'eod.reminder-card',
    args: { checkInId: id },
  };
}

/** What a team reads of a day. */
export function digestCard(digest: {
  readonly teamId: TeamId;
  readonly on: CalendarDay;
  readonly channelId: SlackChannelId;
}): OutboxMessage {
  const { teamId, on, channelId } = digest;
  return {
    key: digestKey(teamId, on),
    to: { kind: 'channel', channelId },
    kind: 'eod.digest-card',
    args: { teamId, on },
  };
}

export function digestKey(teamId: TeamId, on: CalendarDay): string {
  return `eod-digest:${teamId}:${on}`;
}

/** Who is silent with an open blocker, for the lead's eyes alone. */
export function silentNote(silent: {
  readonly teamId: TeamId;
  readonly on: CalendarDay;
  readonly leadId: PersonId;
}): OutboxMessage {
  const { teamId, on, leadId } = silent;
  return {
    key: `eod-silent:${teamId}:${on}`,
    to: { kind: 'person', personId: leadId },
    kind: 'eod.silent-note',
    args: { teamId, on },
  };
}

/** Tells the responsible of a task that somebody's day hangs on it; once for each blocker. */
export function waitingNote(waiting: {
  readonly checkInId: string;
  readonly blockerId: string;
  readonly responsibleId: PersonId;
}): OutboxMessage {
  const { checkInId, blockerId, responsibleId } = waiting;
  return {
    key: `eod-waiting:${blockerId}:${responsibleId}`,
    to: { kind: 'person', personId: responsibleId },
    kind: 'eod.waiting-note',
    args: { checkInId, blockerId, personId: responsibleId },
  };
}

type Wait = Pick<ScheduleEntry, 'name' | 'key' | 'args'>;

/** When somebody is asked next: one row a person. */
export function askWait(personId: PersonId): Wait {
  return { name: 'eod.ask-person', key: personId, args: { personId } };
}

export function againWait(id: string): Wait {
  return { name: 'eod.ask-again', key: id, args: { checkInId: id } };
}

export function remindWait(id: string): Wait {
  return { name: 'eod.remind-person', key: id, args: { checkInId: id } };
}

export function closeWait(id: string): Wait {
  return { name: 'eod.close-window', key: id, args: { checkInId: id } };
}

export function leadWait(teamId: TeamId, on: CalendarDay): Wait {
  return { name: 'eod.tell-lead', key: `${teamId}:${on}`, args: { teamId, on } };
}

/** A note that waits for its reader's working time. */
export function waitingWait(note: Parameters<typeof waitingNote>[0]): Wait {
  return { name: 'eod.tell-responsible', key: `${note.blockerId}:${note.responsibleId}`, args: { ...note } };
}
