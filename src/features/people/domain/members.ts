import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import { cleanText } from '../../../kit/text.ts';
import type { SlackMember } from '../../../ports/outbound/slack.ts';
import { readSlackAway, type SlackAway } from './slack-away.ts';

/** A profile as it is stored. */
export type Profile = {
  readonly slackUserId: SlackUserId;
  readonly name: string;
  readonly realName: string;
  readonly handle: string;
  readonly email: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly kind: SlackMember['kind'];
  readonly slackPrimaryOwner: boolean;
  readonly slackOwner: boolean;
  readonly slackAdmin: boolean;
  readonly deactivatedAt: Date | null;
  /** Until when Slack's status says that they are away; see `readSlackAway`. */
  readonly slackAway: SlackAway;
  readonly sourceUpdatedAt: Date;
};

export type KnownProfile = Profile & { readonly id: PersonId };

/** What Slack says about somebody, as we keep it. Depends on the member alone, so order of arrival can't matter. */
export function toProfile(member: SlackMember): Profile {
  return {
    slackUserId: member.slackUserId,
    name: cleanText(member.name),
    realName: cleanText(member.realName),
    handle: cleanText(member.handle),
    email: member.email === null ? null : cleanText(member.email),
    timeZone: member.timeZone,
    locale: member.locale,
    kind: member.kind,
    slackPrimaryOwner: member.primaryOwner,
    slackOwner: member.owner,
    slackAdmin: member.admin,
    deactivatedAt: member.deactivated ? member.updatedAt : null,
    slackAway: readSlackAway(member.status),
    sourceUpdatedAt: member.updatedAt,
  };
}

/**
 * The profiles worth writing: strangers, and those not older than what we know that differ from it. Of two about the
 * same person the newer counts. Sorted by Slack id, so that two writers take their locks in the same order.
 */
export function chooseProfiles(
  known: ReadonlyMap<SlackUserId, Profile>,
  incoming: readonly Profile[],
): readonly Profile[] {
  const newest = new Map<SlackUserId, Profile>();
  for (const profile of incoming) {
    const other = newest.get(profile.slackUserId);
    if (other === undefined || other.sourceUpdatedAt <= profile.sourceUpdatedAt)
      newest.set(profile.slackUserId, profile);
  }
  return [...newest.values()]
    .filter((profile) => takesOver(known.get(profile.slackUserId), profile))
    .sort((a, b) => (a.slackUserId < b.slackUserId ? -1 : 1));
}

/** Words for the history of a profile: only what changed; null when nothing a person would notice did. */
export function profileChange(
  before: Profile,
  after: Profile,
): { readonly before: Partial<Profile>; readonly after: Partial<Profile> } | null {
  const changed = NOTICED.filter((field) => !same(before[field], after[field]));
  if (changed.length === 0) return null;
  const pick = (profile: Profile) => Object.fromEntries(changed.map((field) => [field, profile[field]]));
  return { before: pick(before), after: pick(after) };
}

const NOTICED = [
  'name',
  'realName',
  'handle',
  'email',
  'timeZone',
  'locale',
  'kind',
  'slackPrimaryOwner',
  'slackOwner',
  'slackAdmin',
  'deactivatedAt',
  'slackAway',
] as const satisfies readonly (keyof Profile)[];

function takesOver(known: Profile | undefined, incoming: Profile): boolean {
  if (known === undefined || known.sourceUpdatedAt < incoming.sourceUpdatedAt) return true;
  // Slack's time has whole seconds: within the same one, what came last counts.
  return same(known.sourceUpdatedAt, incoming.sourceUpdatedAt) && profileChange(known, incoming) !== null;
}

function same(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
