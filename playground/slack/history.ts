import { bot } from '../company.ts';
import type { KeptMessage } from './journal.ts';
import type { Args, Reply } from './methods.ts';
import { isOn } from './read-args.ts';
import { compareTs, type RoomLog } from './room-log.ts';

/** `conversations.history`: without the answers in threads, newest first. */
export function historyOf(log: RoomLog, args: Args): Reply {
  const all = log.between({ after: null, before: null });
  return pageOf(all.filter(inSpan(args)).toReversed().map(describeFor(log, args)), args);
}

/** `conversations.replies`: a message and the answers below it, oldest first. */
export function repliesOf(log: RoomLog, args: Args): Reply {
  const root = log.find(String(args.ts));
  if (root === null) return { ok: false, error: 'thread_not_found' };
  const inside = log.thread(root.ts).filter(inSpan(args));
  return pageOf([root, ...inside].map(describeFor(log, args)), args);
}

function inSpan({ oldest = '0', latest = '', inclusive }: Args): (message: KeptMessage) => boolean {
  const isLater = (one: string, other: string): boolean =>
    isOn(inclusive) ? compareTs(one, other) >= 0 : compareTs(one, other) > 0;
  return ({ ts }) => isLater(ts, String(oldest)) && (latest === '' || isLater(String(latest), ts));
}

/** Slack's own page unless asked for less. Source: docs.slack.dev, conversations.history. */
const PAGE = 100;

function pageOf(all: readonly object[], { limit, cursor }: Args): Reply {
  const start = Number(cursor || 0);
  const end = start + Math.max(1, Number(limit) || PAGE);
  const next = end < all.length ? String(end) : '';
  return {
    ...{ ok: true, messages: all.slice(start, end), has_more: next !== '' },
    response_metadata: { next_cursor: next },
  };
}

function describeFor(log: RoomLog, { include_all_metadata: withMetadata }: Args): (message: KeptMessage) => object {
  return ({ userId, ts, threadTs, text, blocks, metadata, edited }) => {
    const replies = log.thread(ts);
    return {
      ...{ type: 'message', user: userId, ts, text, blocks },
      ...(userId === bot.userId && { bot_id: bot.botId }),
      ...(edited && { edited: { user: userId, ts } }),
      ...(threadTs !== undefined && { thread_ts: threadTs }),
      ...(replies.length > 0 && {
        ...{ thread_ts: ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts },
        reply_users: [...new Set(replies.map((reply) => reply.userId))],
      }),
      ...(isOn(withMetadata) && metadata !== undefined && { metadata }),
    };
  };
}
