import { bot } from '../company.ts';
import type { KeptMessage } from '../slack/journal.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import { compareTs, type RoomLog } from '../slack/room-log.ts';
import type { Whisper } from '../slack/whispers.ts';
import type { Timeline, TimelineEntry } from './contract.ts';

const LIMIT = 200;
const LIMIT_MAX = 500;

export type Stretch = {
  readonly personId: string;
  readonly channelId: string;
  /** Null for the newest. */
  readonly before: string | null;
  /** 0 for the usual number. */
  readonly limit: number;
};

/** What one person sees of a conversation, oldest first. */
export function describeTimeline(slack: LocalSlack, { personId, channelId, before, limit }: Stretch): Timeline {
  const log = slack.messages.room(channelId);
  const most = Number.isInteger(limit) && limit > 0 ? Math.min(limit, LIMIT_MAX) : LIMIT;
  const { messages, hasOlder } = log.page({ before, limit: most });
  const oldest = hasOlder ? (messages[0]?.ts ?? null) : null;
  const whispers = slack.whispers
    .list(channelId, personId)
    .filter(({ ts, threadTs }) => threadTs === undefined && isWithin(ts, { oldest, before }))
    .map(describeWhisper);
  return {
    entries: [...messages.map((message) => describeMessage(log, message)), ...whispers].sort(inOrder),
    hasOlder,
    readTs: slack.reads.upTo({ personId, channelId }),
  };
}

export function describeMessage(log: RoomLog, message: KeptMessage): TimelineEntry {
  const { ts, userId, text, blocks = [], edited = false, threadTs = null } = message;
  const replies = log.thread(ts);
  const last = replies.at(-1);
  return {
    ...{ ts, userId, text, blocks, edited, threadTs, whisper: false },
    thread:
      last === undefined
        ? null
        : {
            ...{ replies: replies.length, lastTs: last.ts },
            userIds: [...new Set(replies.map((reply) => reply.userId))],
          },
  };
}

export function describeWhisper({ ts, text, blocks = [], threadTs }: Whisper): TimelineEntry {
  return {
    ts,
    text,
    blocks,
    threadTs: threadTs ?? null,
    userId: bot.userId,
    edited: false,
    whisper: true,
    thread: null,
  };
}

export function inOrder(one: TimelineEntry, other: TimelineEntry): number {
  return compareTs(one.ts, other.ts);
}

type Edges = { readonly oldest: string | null; readonly before: string | null };

function isWithin(ts: string, { oldest, before }: Edges): boolean {
  return (oldest === null || compareTs(ts, oldest) > 0) && (before === null || compareTs(ts, before) < 0);
}
