import type { SlackUser } from './model.ts';

export type PersonSeed = {
  readonly id: string;
  readonly handle: string;
  readonly realName: string;
  readonly displayName?: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly email?: string;
  readonly teamId?: string;
  readonly flags?: Readonly<Record<string, unknown>>;
};

const BERLIN = { tz: 'Europe/Berlin', locale: 'de-DE' };
const NEW_YORK = { tz: 'America/New_York', locale: 'en-US' };
const KOLKATA = { tz: 'Asia/Kolkata', locale: 'en-IN' };

/** Twelve people of a small company in three zones: eight colleagues, a guest, a bot, one who left, one from outside. */
export const DEFAULT_PEOPLE: readonly PersonSeed[] = [
  {
    id: 'U0MIRA',
    handle: 'mira',
    realName: 'Mira Osei',
    displayName: 'Mira',
    ...BERLIN,
    flags: { is_admin: true, is_owner: true, is_primary_owner: true },
  },
  { id: 'U0ANA', handle: 'ana', realName: 'Ana Sørensen', displayName: 'ana', ...BERLIN },
  { id: 'U0JONAS', handle: 'jonas.w', realName: 'Jonas Weiß', displayName: 'Jonas', ...BERLIN },
  { id: 'U0BO', handle: 'bo', realName: 'Bo Carter', displayName: 'bo', ...NEW_YORK, flags: { is_admin: true } },
  { id: 'U0GRACE', handle: 'grace', realName: 'Grace Lindqvist', displayName: 'Grace', ...NEW_YORK },
  // Slack leaves display_name empty for people who never set one.
  { id: 'U0SAM', handle: 'sam', realName: 'Sam Okafor', displayName: '', ...NEW_YORK },
  { id: 'U0PRIYA', handle: 'priya', realName: 'Priya Raman', displayName: 'Priya', ...KOLKATA },
  { id: 'U0DEV', handle: 'dev', realName: 'Dev Malhotra', displayName: 'dev', ...KOLKATA },
  { id: 'U0GUEST', handle: 'nadia', realName: 'Nadia Visitor', ...BERLIN, flags: { is_restricted: true } },
  { id: 'U0CIBOT', handle: 'buildbot', realName: 'Build Bot', flags: { is_bot: true } },
  { id: 'U0LEFT', handle: 'otto', realName: 'Otto Former', ...NEW_YORK, flags: { deleted: true } },
  {
    id: 'U0STRANGER',
    handle: 'kim',
    realName: 'Kim Elsewhere',
    teamId: 'T0ELSEWHERE',
    ...KOLKATA,
    flags: { is_stranger: true },
  },
];

/** The `user` object as users.list gives it. @param updated seconds */
export function slackUser(seed: PersonSeed, teamId: string, updated: number): SlackUser {
  const { deleted = false, is_bot = false, ...flags } = seed.flags ?? {};
  const base = {
    id: seed.id,
    team_id: seed.teamId ?? teamId,
    name: seed.handle,
    real_name: seed.realName,
    deleted: deleted === true,
    color: '4bbe2e',
    tz: seed.tz ?? 'America/Los_Angeles',
    tz_label: seed.tz ?? 'Pacific Time',
    tz_offset: 0,
    locale: seed.locale ?? 'en-US',
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: is_bot === true,
    is_app_user: false,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
    updated,
    profile: {
      real_name: seed.realName,
      real_name_normalized: seed.realName,
      display_name: seed.displayName ?? seed.handle,
      display_name_normalized: seed.displayName ?? seed.handle,
      email: seed.email ?? `${seed.handle}@example.com`,
      team: seed.teamId ?? teamId,
      avatar_hash: 'g0000000000',
      status_text: '',
      status_emoji: '',
    },
  };
  return { ...base, ...flags };
}
