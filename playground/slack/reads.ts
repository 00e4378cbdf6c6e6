import type { Changes } from './changes.ts';
import type { Journal, ReadMark } from './journal.ts';
import type { Messages } from './messages.ts';
import { compareTs } from './room-log.ts';
import { rooms } from './rooms.ts';

export type Reads = {
  /** Marks a conversation, or one thread of it, as read up to a message. Never goes back. */
  mark(mark: ReadMark): void;
  /** Up to where somebody has read; what they wrote themselves counts. Null when nothing. */
  upTo(place: Omit<ReadMark, 'ts'>): string | null;
};

type Needs = { readonly journal: Journal; readonly messages: Messages; readonly changes: Changes };

/** Who has read how far, over restarts. */
export function openReads({ journal, messages, changes }: Needs): Reads {
  const marks = new Map<string, string>();
  const raise = (mark: ReadMark): boolean => {
    const key = keyOf(mark);
    const before = marks.get(key);
    if (before !== undefined && compareTs(before, mark.ts) >= 0) return false;
    marks.set(key, mark.ts);
    return true;
  };
  const raiseByWriting = (message: (typeof journal.messages)[number]): void => {
    const { userId: personId, channelId, threadTs, ts } = message;
    raise({ personId, channelId, ts, ...(threadTs !== undefined && { threadTs }) });
  };
  for (const mark of journal.reads) raise(mark);
  for (const message of journal.messages) raiseByWriting(message);
  messages.listen((what, message) => what === 'posted' && raiseByWriting(message));
  return {
    mark(mark) {
      if (rooms.get(mark.channelId)?.members.includes(mark.personId) !== true || !raise(mark)) return;
      journal.write({ op: 'read', ...mark });
      changes.announce({ kind: 'read', personId: mark.personId });
    },
    upTo: (place) => marks.get(keyOf(place)) ?? null,
  };
}

function keyOf({ personId, channelId, threadTs = '' }: Omit<ReadMark, 'ts'>): string {
  return `${personId}/${channelId}/${threadTs}`;
}
