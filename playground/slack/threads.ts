import type { KeptMessage } from './journal.ts';
import { mentions } from './mentions.ts';
import type { Messages } from './messages.ts';
import type { Reads } from './reads.ts';
import { compareTs } from './room-log.ts';
import { roomsOf } from './rooms.ts';

/** A thread somebody follows. */
export type FollowedThread = {
  readonly root: KeptMessage;
  readonly replies: readonly KeptMessage[];
  readonly lastTs: string;
  /** Answers of others not read yet. */
  readonly unread: number;
};

type Needs = { readonly messages: Messages; readonly reads: Reads };

/** Threads somebody wrote in or is mentioned in, the one with the newest answer first. */
export function threadsOf({ messages, reads }: Needs, personId: string): readonly FollowedThread[] {
  const found = roomsOf(personId).flatMap(({ id: channelId }) => {
    const log = messages.room(channelId);
    return [...log.roots()].flatMap((rootTs) => {
      const root = log.find(rootTs);
      const replies = log.thread(rootTs);
      if (root === null || ![root, ...replies].some((one) => isWith(one, personId))) return [];
      const readTs = reads.upTo({ personId, channelId, threadTs: rootTs });
      const unread = replies.filter(
        ({ userId, ts }) => userId !== personId && (readTs === null || compareTs(ts, readTs) > 0),
      ).length;
      return [{ root, replies, unread, lastTs: replies.at(-1)?.ts ?? rootTs }];
    });
  });
  return found.sort((a, b) => compareTs(b.lastTs, a.lastTs));
}

function isWith(message: KeptMessage, personId: string): boolean {
  return message.userId === personId || mentions(message, personId);
}
