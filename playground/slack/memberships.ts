import { bot, channels, company, directId, people } from '../company.ts';
import { describeMembers } from './members.ts';
import type { Method, Reply } from './methods.ts';
import { isOn } from './read-args.ts';
import { type Room, rooms } from './rooms.ts';

/** The methods about who there is and which conversations they share: made up with the company, never changed. */
export function createMemberships(origin: () => string): Readonly<Record<string, Method>> {
  return {
    'auth.test': () => ({
      ...{ ok: true, url: `${origin()}/`, team: company.name, team_id: company.teamId, user: bot.handle },
      ...{ user_id: bot.userId, bot_id: bot.botId, is_enterprise_install: false },
    }),
    'users.list': (args) => ({ ok: true, members: describeMembers(isOn(args.include_locale)), ...LAST_PAGE }),
    'users.info': (args) => {
      const user = describeMembers(isOn(args.include_locale)).find(({ id }) => id === args.user);
      return user === undefined ? refuse('user_not_found') : { ok: true, user };
    },
    'conversations.open': ({ users }) => {
      if (!people.some(({ id }) => id === users)) return refuse('user_not_found');
      return { ok: true, channel: { id: directId(bot.userId, String(users)) } };
    },
    'conversations.list': () => {
      const named = channels.flatMap(({ id }) => rooms.get(id) ?? []);
      return { ok: true, channels: named.map(describeRoom), ...LAST_PAGE };
    },
    'conversations.info': ({ channel }) => {
      const room = rooms.get(String(channel));
      return room === undefined ? refuse('channel_not_found') : { ok: true, channel: describeRoom(room) };
    },
    'conversations.members': ({ channel }) => {
      const room = rooms.get(String(channel));
      return room === undefined ? refuse('channel_not_found') : { ok: true, members: room.members, ...LAST_PAGE };
    },
  };
}

const LAST_PAGE = { response_metadata: { next_cursor: '' } };

const refuse = (error: string): Reply => ({ ok: false, error });

function describeRoom({ id, name, members }: Room): object {
  const isChannel = name !== null;
  return {
    ...{ id, is_channel: isChannel, is_im: !isChannel, is_private: !isChannel, is_archived: false },
    ...(isChannel && { name, name_normalized: name, topic: { value: topicOf(id) }, num_members: members.length }),
    ...(!isChannel && { user: members.find((member) => member !== bot.userId) }),
    is_member: members.includes(bot.userId),
  };
}

function topicOf(id: string): string {
  return channels.find((channel) => channel.id === id)?.topic ?? '';
}
