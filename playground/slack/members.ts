import { bot, company, type Person, people } from '../company.ts';

/** The `user` objects of `users.list` and `users.info`. emulate knows neither time zones nor guests nor owners. */
export function describeMembers(withLocale: boolean): readonly Member[] {
  return [...people.map((person) => describePerson(person, withLocale)), describeBot(withLocale)];
}

export type Member = { readonly id: string; readonly [field: string]: unknown };

function describePerson({ id, handle, name, title, timeZone, locale, kind }: Person, withLocale: boolean): Member {
  const owner = kind === 'owner';
  return {
    ...{ id, team_id: company.teamId, name: handle, real_name: name, deleted: false, updated: UPDATED },
    ...{ tz: timeZone, tz_label: timeZone, ...(withLocale && { locale }) },
    ...{ is_primary_owner: owner, is_owner: owner, is_admin: owner, is_bot: false },
    ...{ is_restricted: kind === 'guest', is_ultra_restricted: kind === 'guest' },
    profile: {
      ...{ real_name: name, display_name: name, title, team: company.teamId },
      email: `${handle}@tidewater.example`,
    },
  };
}

function describeBot(withLocale: boolean): Member {
  const { userId: id, handle, name } = bot;
  return {
    ...{ id, team_id: company.teamId, name: handle, real_name: name, deleted: false, updated: UPDATED },
    ...{ tz: 'America/Los_Angeles', ...(withLocale && { locale: 'en-US' }), is_bot: true },
    profile: { real_name: name, display_name: name, team: company.teamId, bot_id: bot.botId },
  };
}

/** Seconds; any fixed instant serves, as nobody's profile changes here. */
const UPDATED = 1_767_225_600;
