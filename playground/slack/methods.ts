import { bot, directId, people } from '../company.ts';
import { historyOf, repliesOf } from './history.ts';
import type { Block, Content } from './journal.ts';
import { createMemberships } from './memberships.ts';
import type { Messages } from './messages.ts';
import { parsed } from './read-args.ts';
import type { RoomLog } from './room-log.ts';
import { rooms } from './rooms.ts';
import type { Views } from './views.ts';
import type { Whispers } from './whispers.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Reply = { readonly ok: boolean; readonly [field: string]: unknown };
export type Method = (args: Args) => Reply | Promise<Reply>;

type Needs = {
  readonly messages: Messages;
  readonly whispers: Whispers;
  readonly views: Views;
  readonly origin: () => string;
};

/** The part of Slack's Web API that Muster uses, by method; the rest is emulate's. */
export function createMethods(needs: Needs): Readonly<Record<string, Method>> {
  return { ...createMemberships(needs.origin), ...talking(needs), ...viewing(needs) };
}

function talking({ messages, whispers }: Needs): Readonly<Record<string, Method>> {
  const reading = (args: Args, read: (log: RoomLog, args: Args) => Reply): Reply => {
    const channelId = String(args.channel);
    const isIn = rooms.get(channelId)?.members.includes(bot.userId) === true;
    return isIn ? read(messages.room(channelId), args) : refuse('channel_not_found');
  };
  return {
    'chat.postMessage': (args) => {
      const channelId = channelOf(String(args.channel));
      const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : undefined;
      const posted = messages.post(bot.userId, { channelId, threadTs, ...contentOf(args) });
      return posted.ok ? { ok: true, channel: channelId, ts: posted.ts } : posted;
    },
    'chat.postEphemeral': (args) => {
      const [channelId, personId] = [String(args.channel), String(args.user)];
      if (rooms.get(channelId)?.members.includes(personId) !== true) return refuse('user_not_in_channel');
      return { ok: true, message_ts: whispers.add({ channelId, personId, ...contentOf(args) }).ts };
    },
    'chat.update': (args) => {
      const place = { channelId: String(args.channel), ts: String(args.ts) };
      const edited = messages.edit(bot.userId, { ...place, ...contentOf(args) });
      return edited.ok ? { ok: true, channel: place.channelId, ts: place.ts } : edited;
    },
    'chat.delete': (args) => messages.remove(bot.userId, { channelId: String(args.channel), ts: String(args.ts) }),
    'conversations.history': (args) => reading(args, historyOf),
    'conversations.replies': (args) => reading(args, repliesOf),
  };
}

function viewing({ views }: Needs): Readonly<Record<string, Method>> {
  return {
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
