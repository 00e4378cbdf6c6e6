import type { Unread } from '../../web/contract.ts';
import { act, look } from './ask.ts';
import { useScene } from './context.ts';
import { useLive } from './live.ts';

const NOTHING: Unread = { rooms: {}, threads: 0, fromMuster: {} };

/** What somebody has not read yet; nothing until the first answer. */
export function useUnread(personId: string): Unread {
  const { past } = useScene().world;
  const unread = useLive<Unread>(() => look('unread', { as: personId }), {
    key: `unread/${personId}`,
    keeps: true,
    is: ({ kind }) => kind === 'conversation' || kind === 'read',
  });
  // While the past is lived through everything is new all the time: that calls nobody.
  return unread === null || past !== null ? NOTHING : unread;
}

type Read = {
  readonly channelId: string;
  readonly ts: string;
  /** Where it is a thread that was read, not the conversation. */
  readonly threadTs?: string;
};

/** Marks a conversation or thread as read up to a message; it may be told again. */
export async function markRead(personId: string, read: Read): Promise<void> {
  await act('read', personId, read);
}
