import { bot, channels, directId, people } from '../company.ts';

export type Room = {
  readonly id: string;
  /** Null for direct messages. */
  readonly name: string | null;
  /** What a channel is for; null for direct messages. */
  readonly topic: string | null;
  /** Ids of people, the bot's included where it is in. */
  readonly members: readonly string[];
};

/** Every conversation there is: the channels, and the direct messages of every two, Muster included. */
export const rooms: ReadonlyMap<string, Room> = new Map(
  [
    ...channels.map(({ id, name, topic, members }) => ({ id, name, topic, members: [...members, bot.userId] })),
    ...directs(),
  ].map((room) => [room.id, room]),
);

/** What somebody may read. */
export function roomsOf(personId: string): readonly Room[] {
  return [...rooms.values()].filter(({ members }) => members.includes(personId));
}

function directs(): Room[] {
  const everybody = [bot.userId, ...people.map(({ id }) => id)];
  return everybody.flatMap((one, at) =>
    everybody
      .slice(at + 1)
      .map((other) => ({ id: directId(one, other), name: null, topic: null, members: [one, other] })),
  );
}
