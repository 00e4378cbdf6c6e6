import type { Unread } from '../../web/contract.ts';
import { act, look } from './ask.ts';
import { useScene } from './context.ts';
import { useLive } from './live.ts';

const NOTHING: Unread = { rooms: {}, threads: 0, fromMuster: {} };

/** What somebody has not read yet; nothing until the first answer. */
export function useUnread(personId: string): Unread {
  const isPast = useScene().world.past !== null;
  // While the past is lived through everything is new all the time: that calls nobody, and asking slows it down.
  const unread = useLive<Unread>(async () => (isPast ? NOTHING : look('unread', { as: personId })), {
    key: isPast ? 'unread/later' : `unread/${personId}`,
    keeps: true,
    is: ({ kind }) => !isPast && (kind === 'conversation' || kind === 'read'),
  });
  return unread ?? NOTHING;
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
