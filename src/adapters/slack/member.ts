import { z } from 'zod';
import type { SlackTeamId, SlackUserId } from '../../kit/ids.ts';
import type { SlackIdentity, SlackMember } from '../../ports/outbound/slack.ts';

/** The workspace that looks: decides who belongs to it. */
export type Home = Pick<SlackIdentity, 'teamId' | 'enterpriseId'>;

/**
 * Reads a `user` object of `users.list`, `users.info` or an event. Lenient: only the id must be there.
 * @returns null when it is no user
 */
export function memberOf(user: unknown, home: Home): SlackMember | null {
  const parsed = userShape.safeParse(user);
  if (!parsed.success) return null;
  const { data } = parsed;
  const realName = firstOf(data.profile.real_name, data.real_name, data.name);
  return {
    slackUserId: data.id as SlackUserId,
    teamId: firstOf(data.team_id, data.profile.team, home.teamId) as SlackTeamId,
    name: firstOf(data.profile.display_name, realName, data.id),
    realName,
    handle: data.name,
    email: data.profile.email || null,
    timeZone: firstOf(data.tz, 'UTC'),
    locale: firstOf(data.locale, 'en-US'),
    kind: kindOf(data, home),
    deactivated: data.deleted,
    primaryOwner: data.is_primary_owner,
    owner: data.is_owner,
    admin: data.is_admin,
    status: statusOf(data.profile),
    updatedAt: new Date(data.updated * 1000),
  };
}

function kindOf(user: SlackUser, home: Home): SlackMember['kind'] {
  if (user.is_bot || user.is_workflow_bot || user.is_connector_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || !belongsTo(user, home)) return 'other-organisation';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** In an Enterprise organisation a person's `team_id` may name a sister workspace or the organisation itself. */
function belongsTo(user: SlackUser, home: Home): boolean {
  if (user.enterprise_user !== undefined && user.enterprise_user.teams.length > 0) {
    return user.enterprise_user.teams.includes(home.teamId);
  }
  const team = firstOf(user.team_id, user.profile.team);
  return team === home.teamId || (home.enterpriseId !== null && team === home.enterpriseId);
}

/** Source: docs.slack.dev, users.profile.set: an expiration of 0 means none. */
function statusOf({ status_emoji, status_text, status_expiration }: SlackUser['profile']): SlackMember['status'] {
  const expiresAt = status_expiration === 0 ? null : new Date(status_expiration * 1000);
  return { emoji: status_emoji, text: status_text, expiresAt };
}

function firstOf(...texts: readonly (string | undefined)[]): string {
  return texts.find((text) => text !== undefined && text.trim() !== '')?.trim() ?? '';
}

const text = z.string().catch('');
const flag = z.boolean().catch(false);

const seconds = z.number().min(0).max(8_000_000_000).catch(0);
const status = { status_emoji: text, status_text: text, status_expiration: seconds };
const profileShape = z.object({ display_name: text, real_name: text, email: text, team: text, ...status });
const noProfile = profileShape.parse({});

const userShape = z.object({
  id: z.string().regex(/^[UW][A-Z0-9_]+$/),
  team_id: text,
  name: text,
  real_name: text,
  deleted: flag,
  tz: text,
  locale: text,
  is_bot: flag,
  is_workflow_bot: flag,
  is_connector_bot: flag,
  is_stranger: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  /** Seconds; absent in some events. */
  updated: seconds,
  profile: profileShape.catch(noProfile),
  enterprise_user: z
    .object({ teams: z.array(z.string()).catch([]) })
    .optional()
    .catch(undefined),
});

type SlackUser = z.infer<typeof userShape>;
