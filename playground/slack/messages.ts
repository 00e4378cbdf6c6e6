import type { Changes } from './changes.ts';
import type { Stamps } from './clock.ts';
import { type Content, type Journal, type KeptMessage, withContent } from './journal.ts';
import { createRoomLog, type RoomLog } from './room-log.ts';
import { rooms } from './rooms.ts';

export type Posted = { readonly ok: true; readonly ts: string } | { readonly ok: false; readonly error: string };

export type MessageAt = { readonly channelId: string; readonly ts: string };

export type Messages = {
  post(as: string, message: Content & { readonly channelId: string; readonly threadTs?: string | undefined }): Posted;
  edit(as: string, message: Content & MessageAt): Posted;
  /** The answers below it go too. */
  remove(as: string, place: MessageAt): Posted;
  find(place: MessageAt): KeptMessage | null;
  /** Empty for an unknown conversation. */
  room(channelId: string): RoomLog;
  /** Tells of everything said or changed from now on. */
  listen(listener: (what: 'posted' | 'edited', message: KeptMessage) => void): void;
};

type Needs = { readonly journal: Journal; readonly changes: Changes; readonly stamps: Stamps };

/**
 * Messages, in memory and in the journal. Not in emulate: it invents ids and times at every start, sorts a whole
 * conversation for each page, and takes 0.5 ms for each message, which would be seconds for a company with a past.
 */
export function openMessages({ journal, changes, stamps }: Needs): Messages {
  const logs = new Map<string, RoomLog>([...rooms.keys()].map((id) => [id, createRoomLog()]));
  const listeners: Parameters<Messages['listen']>[0][] = [];
  const room = (channelId: string): RoomLog => logs.get(channelId) ?? createRoomLog();
  const tell = (what: 'posted' | 'edited', message: KeptMessage): void => {
    for (const listener of listeners) listener(what, message);
    changes.announce({ kind: 'conversation', channelId: message.channelId });
  };

  for (const message of journal.messages) room(message.channelId).put(message);

  return {
    room,
    find: ({ channelId, ts }) => room(channelId).find(ts),
    listen: (listener) => void listeners.push(listener),
    post(as, { channelId, threadTs, text, blocks, metadata }) {
      const error = whyNot(as, { channelId, text, blocks }) ?? whyNoThread(room(channelId), threadTs);
      if (error !== null) return { ok: false, error };
      const message: KeptMessage = {
        ...{ channelId, ts: stamps.next(), userId: as, text },
        ...(blocks !== undefined && { blocks }),
        ...(metadata !== undefined && { metadata }),
        ...(threadTs !== undefined && { threadTs }),
      };
      room(channelId).put(message);
      journal.write({ op: 'post', ...message });
      tell('posted', message);
      return { ok: true, ts: message.ts };
    },
    edit(as, { channelId, ts, ...content }) {
      const before = room(channelId).find(ts);
      if (before === null) return { ok: false, error: 'message_not_found' };
      if (before.userId !== as) return { ok: false, error: 'cant_update_message' };
      const error = whyNot(as, { channelId, ...content });
      if (error !== null) return { ok: false, error };
      const message = withContent(before, content);
      room(channelId).put(message);
      journal.write({ op: 'edit', channelId, ts, ...content });
      tell('edited', message);
      return { ok: true, ts };
    },
    remove(as, { channelId, ts }) {
      const before = room(channelId).find(ts);
      if (before === null) return { ok: false, error: 'message_not_found' };
      if (before.userId !== as) return { ok: false, error: 'cant_delete_message' };
      for (const gone of room(channelId).remove(ts)) journal.write({ op: 'delete', channelId, ts: gone.ts });
      changes.announce({ kind: 'conversation', channelId });
      return { ok: true, ts };
    },
  };
}

/** Source of both: docs.slack.dev, chat.postMessage. */
const TEXT_MAX = 40_000;
const BLOCKS_MAX = 50;

/** Slack's word for why a message can't be said; null when it can. */
function whyNot(as: string, { channelId, text, blocks = [] }: Content & { readonly channelId: string }): string | null {
  const room = rooms.get(channelId);
  if (room === undefined) return 'channel_not_found';
  if (!room.members.includes(as)) return 'not_in_channel';
  if (text === '' && blocks.length === 0) return 'no_text';
  if (text.length > TEXT_MAX) return 'msg_too_long';
  return blocks.length > BLOCKS_MAX ? 'invalid_blocks' : null;
}

function whyNoThread(log: RoomLog, threadTs: string | undefined): string | null {
  const root = threadTs === undefined ? null : log.find(threadTs);
  // Slack itself takes such an answer; nobody would ever see it here.
  return threadTs !== undefined && (root === null || root.threadTs !== undefined) ? 'thread_not_found' : null;
}
