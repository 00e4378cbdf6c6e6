import { bot, company, directId, people } from '../company.ts';
import type { Block, Content } from './journal.ts';
import { describeMembers } from './members.ts';
import type { Messages, ShownMessage } from './messages.ts';
import { rooms } from './rooms.ts';
import type { Views } from './views.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Reply = { readonly ok: boolean; readonly [field: string]: unknown };
export type Method = (args: Args) => Reply | Promise<Reply>;

type Needs = { readonly messages: Messages; readonly views: Views; readonly origin: () => string };

/** The part of Slack's Web API that Muster uses, by method. */
export function createMethods({ messages, views, origin }: Needs): Readonly<Record<string, Method>> {
  return {
    'auth.test': () => ({
      ...{ ok: true, url: `${origin()}/`, team: company.name, team_id: company.teamId, user: bot.handle },
      ...{ user_id: bot.userId, bot_id: bot.botId, is_enterprise_install: false },
    }),
    'users.list': (args) => ({
      ok: true,
      members: describeMembers(isOn(args.include_locale)),
      response_metadata: { next_cursor: '' },
    }),
    'users.info': (args) => {
      const user = describeMembers(isOn(args.include_locale)).find(({ id }) => id === args.user);
      return user === undefined ? refuse('user_not_found') : { ok: true, user };
    },
    'conversations.open': ({ users }) => {
      if (!people.some(({ id }) => id === users)) return refuse('user_not_found');
      return { ok: true, channel: { id: directId(bot.userId, String(users)) } };
    },
    'chat.postMessage': async (args) => {
      const channelId = channelOf(String(args.channel));
      const posted = await messages.post(bot.userId, { channelId, ...contentOf(args) });
      return posted.ok ? { ok: true, channel: channelId, ts: posted.ts } : posted;
    },
    'chat.update': async (args) => {
      const place = { channelId: String(args.channel), ts: String(args.ts) };
      const edited = await messages.edit(bot.userId, { ...place, ...contentOf(args) });
      return edited.ok ? { ok: true, channel: place.channelId, ts: place.ts } : edited;
    },
    'conversations.history': async (args) => {
      const channelId = String(args.channel);
      if (!rooms.get(channelId)?.members.includes(bot.userId)) return refuse('channel_not_found');
      return history(await messages.list(channelId), args);
    },
    'views.open': (args) => views.open(String(args.trigger_id), parsed(args.view)),
    'views.push': (args) => views.push(String(args.trigger_id), parsed(args.view)),
    'views.update': (args) => views.update(String(args.view_id), parsed(args.view), String(args.hash ?? '')),
    'views.publish': (args) => views.publish(String(args.user_id), parsed(args.view)),
  };
}

const refuse = (error: string): Reply => ({ ok: false, error });

/** Slack takes a person's id for the direct messages with them. */
function channelOf(channel: string): string {
  return people.some(({ id }) => id === channel) ? directId(bot.userId, channel) : channel;
}

function contentOf(args: Args): Content {
  const blocks = parsed(args.blocks) as readonly Block[] | undefined;
  return { text: String(args.text ?? ''), blocks, metadata: parsed(args.metadata) };
}

function history(all: readonly ShownMessage[], args: Args): Reply {
  const oldest = Number(args.oldest ?? 0);
  const limit = Math.max(1, Number(args.limit) || 100);
  const start = Number(args.cursor || 0);
  const since = all
    .filter(({ ts }) => (isOn(args.inclusive) ? Number(ts) >= oldest : Number(ts) > oldest))
    .toReversed();
  const end = start + limit;
  const messages = since.slice(start, end).map(({ userId, metadata, ts, text, blocks }) => ({
    ...{ type: 'message', user: userId, ts, text, blocks },
    ...(isOn(args.include_all_metadata) && metadata !== undefined && { metadata }),
  }));
  const next = end < since.length ? String(end) : '';
  return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
}

const isOn = (value: unknown): boolean => value === true || value === 'true' || value === '1' || value === 1;

/** Lists and objects come as such in JSON and as text in a form. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
