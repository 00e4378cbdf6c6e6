import { bot, directId, people } from '../company.ts';
import type { Unread } from '../web/contract.ts';
import { mentions } from './mentions.ts';
import type { Messages } from './messages.ts';
import type { Reads } from './reads.ts';
import { type Room, roomsOf } from './rooms.ts';
import { threadsOf } from './threads.ts';

type Needs = { readonly messages: Messages; readonly reads: Reads };

/** What somebody has not read yet. In direct messages each message counts as a mention, as it does in Slack. */
export function countUnread(needs: Needs, personId: string): Unread {
  const rooms = roomsOf(personId).flatMap((room) => {
    const counted = countIn(needs, room, personId);
    return counted.count === 0 ? [] : [[room.id, counted] as const];
  });
  const others = people.filter(({ id }) => id !== personId);
  return {
    rooms: Object.fromEntries(rooms),
    threads: threadsOf(needs, personId).filter(({ unread }) => unread > 0).length,
    fromMuster: Object.fromEntries(others.map(({ id }) => [id, fromMuster(needs, id)])),
  };
}

function countIn({ messages, reads }: Needs, { id: channelId, name }: Room, personId: string) {
  const after = reads.upTo({ personId, channelId });
  const others = messages
    .room(channelId)
    .between({ after, before: null })
    .filter(({ userId }) => userId !== personId);
  const named = name === null ? others : others.filter((message) => mentions(message, personId));
  return { count: others.length, mentions: named.length };
}

function fromMuster(needs: Needs, personId: string): number {
  return countIn(needs, { id: directId(personId, bot.userId), name: null, topic: null, members: [] }, personId).count;
}
