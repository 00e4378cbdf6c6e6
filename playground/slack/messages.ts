import { bot } from '../company.ts';
import type { Changes } from './changes.ts';
import { nextTs } from './clock.ts';
import type { Answer, Emulator } from './emulator.ts';
import type { Content, Journal, KeptMessage } from './journal.ts';
import { rooms } from './rooms.ts';

export type ShownMessage = Content & {
  readonly ts: string;
  readonly userId: string;
  readonly edited: boolean;
};

export type Posted = { readonly ok: true; readonly ts: string } | { readonly ok: false; readonly error: string };

export type Messages = {
  post(as: string, message: Content & { readonly channelId: string }): Promise<Posted>;
  edit(as: string, message: Content & { readonly channelId: string; readonly ts: string }): Promise<Posted>;
  remove(as: string, place: { readonly channelId: string; readonly ts: string }): Promise<Posted>;
  /** Oldest first. */
  list(channelId: string): Promise<readonly ShownMessage[]>;
  /** The time of the newest message of others than the given, per conversation; absent where nothing was said. */
  newest(): ReadonlyMap<string, { readonly ts: string; readonly userId: string }>;
};

type Needs = { readonly emulator: Emulator; readonly journal: Journal; readonly changes: Changes };

/**
 * Messages, kept by emulate and written down in the journal. emulate invents ids and times at every start, so ours,
 * which Muster's database remembers, are translated on the way in and out.
 */
export async function openMessages({ emulator, journal, changes }: Needs): Promise<Messages> {
  const directs = new Map<string, Promise<string>>();
  const inner = new Map<string, string>();
  const outer = new Map<string, string>();
  const newest = new Map<string, { ts: string; userId: string }>();

  const roomOf = (channelId: string): Promise<string> => {
    const room = rooms.get(channelId);
    if (room === undefined || room.name !== null) return Promise.resolve(emulator.innerId(channelId));
    const known = directs.get(channelId) ?? openDirect(emulator, room.members);
    directs.set(channelId, known);
    return known;
  };
  const store = async ({ channelId, ts, userId, ...content }: KeptMessage): Promise<Answer> => {
    const answer = await emulator.call(userId, 'chat.postMessage', { channel: await roomOf(channelId), ...content });
    if (!answer.ok) return answer;
    inner.set(`${channelId}/${ts}`, String(answer.ts));
    outer.set(String(answer.ts), ts);
    newest.set(channelId, { ts, userId });
    return answer;
  };
  const change = async (as: string, method: string, at: At, content: object = {}): Promise<Posted> => {
    const ts = inner.get(`${at.channelId}/${at.ts}`);
    if (ts === undefined) return { ok: false, error: 'message_not_found' };
    const answer = await emulator.call(as, method, { channel: await roomOf(at.channelId), ts, ...content });
    return answer.ok ? { ok: true, ts: at.ts } : refused(answer);
  };

  for (const message of journal.messages) await store(message);

  return {
    async post(as, { channelId, ...content }) {
      if (!rooms.has(channelId)) return { ok: false, error: 'channel_not_found' };
      const message = { channelId, ts: nextTs(), userId: as, ...content };
      const answer = await store(message);
      if (!answer.ok) return refused(answer);
      journal.write({ op: 'post', ...message });
      changes.announce({ kind: 'conversation', channelId });
      return { ok: true, ts: message.ts };
    },
    async edit(as, { channelId, ts, ...content }) {
      const done = await change(as, 'chat.update', { channelId, ts }, content);
      if (!done.ok) return done;
      journal.write({ op: 'edit', channelId, ts, ...content });
      changes.announce({ kind: 'conversation', channelId });
      return done;
    },
    async remove(as, place) {
      const done = await change(as, 'chat.delete', place);
      if (!done.ok) return done;
      journal.write({ op: 'delete', channelId: place.channelId, ts: place.ts });
      changes.announce({ kind: 'conversation', channelId: place.channelId });
      return done;
    },
    async list(channelId) {
      const room = rooms.get(channelId);
      const as = room?.members.at(-1) ?? bot.userId;
      const args = { channel: await roomOf(channelId), limit: 1000 };
      const { messages = [] } = await emulator.call(as, 'conversations.history', args);
      return (messages as readonly InnerMessage[]).toReversed().flatMap((message) => {
        const ts = outer.get(message.ts);
        return ts === undefined ? [] : [shown(message, { ts, userId: userOf(message.user, emulator) })];
      });
    },
    newest: () => newest,
  };
}

type At = { readonly channelId: string; readonly ts: string };

type InnerMessage = Content & { readonly ts: string; readonly user: string; readonly edited?: unknown };

function shown(message: InnerMessage, known: { ts: string; userId: string }): ShownMessage {
  const { text, blocks, metadata, edited } = message;
  return { ...known, text, blocks, metadata, edited: edited !== undefined };
}

function userOf(innerId: string, emulator: Emulator): string {
  return (
    [...rooms.values()].flatMap(({ members }) => members).find((id) => emulator.innerId(id) === innerId) ?? innerId
  );
}

async function openDirect(emulator: Emulator, [one, other]: readonly string[]): Promise<string> {
  const answer = await emulator.call(one ?? '', 'conversations.open', { users: emulator.innerId(other ?? '') });
  return (answer.channel as { readonly id: string } | undefined)?.id ?? '';
}

function refused(answer: Answer): Posted {
  return { ok: false, error: answer.error ?? 'internal_error' };
}
