import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Refusal } from '../../../ports/inbound/people.ts';
import type { SlackMember } from '../../../ports/outbound/slack.ts';

/** Somebody Slack told us about; may be a guest, a bot or gone. Ask `refusalOf` before giving them anything to do. */
export type Person = {
  readonly id: PersonId;
  readonly slackUserId: SlackUserId;
  /** What people call them. Never empty. */
  readonly name: string;
  readonly handle: string;
  /** Null when hidden from us. */
  readonly email: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly kind: SlackMember['kind'];
  /** Null while the account lives. */
  readonly deactivatedAt: Date | null;
};

/** Whether it looks like one of Slack's ids for a user: what comes from a form may be forged. */
export function isSlackUserId(id: string): id is SlackUserId {
  return /^[UW][A-Z0-9]{2,40}$/.test(id);
}

/** Why somebody can't act or be given anything; null for a member of the workspace. */
export function refusalOf(person: Pick<Person, 'kind' | 'deactivatedAt'>): Refusal | null {
  if (person.kind !== 'member') return person.kind;
  return person.deactivatedAt === null ? null : 'deactivated';
}

/** Why this person can't be chosen, as the end of a sentence beside a form field. */
export function refusalWords(name: string, refusal: Refusal): string {
  switch (refusal) {
    case 'guest':
      return `${name} is a guest here. Choose a full member of this workspace.`;
    case 'bot':
      return `${name} is an app, not a person. Choose a person.`;
    case 'deactivated':
      return `${name}’s account is deactivated. Choose somebody else.`;
    case 'other-organisation':
      return `${name} belongs to another organisation. Choose a member of this workspace.`;
    default:
      return refusal satisfies never;
  }
}
