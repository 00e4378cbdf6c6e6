import { directId } from '../../company.ts';
import type { Room } from '../../slack/rooms.ts';
import { nameOf, type Scene } from '../world/context.ts';

export type RoomWords = {
  readonly title: string;
  readonly about: string;
  /** Said where the conversation begins. */
  readonly beginning: string;
  readonly placeholder: string;
};

type Eyes = Pick<Scene, 'world' | 'me'>;

/** How a conversation is called, from the side of whoever looks at it. */
export function wordsFor(room: Room, { world, me }: Eyes): RoomWords {
  const first = firstName(me.name);
  if (room.name !== null) {
    return {
      title: room.name,
      about: room.topic ?? membersWords(room, world.bot.id),
      beginning: `This is the very beginning of #${room.name}.`,
      placeholder: `Message #${room.name}, or type / for a command`,
    };
  }
  if (room.id === directId(me.id, world.bot.id)) {
    return {
      title: world.bot.name,
      about: `What Muster tells ${first}: cards of their tasks, check-ins, questions, reminders`,
      beginning: `Cards of ${first}’s tasks, check-ins, questions and reminders come here, and stay right by themselves.`,
      placeholder: 'Type / for a command, for example /task list',
    };
  }
  const other = nameOf(world, otherOf(room, me.id));
  return {
    title: other,
    about: titleOf(world.people, otherOf(room, me.id)),
    beginning: `What ${first} and ${firstName(other)} write here, only the two of them see.`,
    placeholder: `Message ${other}, or type / for a command`,
  };
}

/** The other one of two. */
export function otherOf({ members }: Room, meId: string): string {
  return members.find((id) => id !== meId) ?? meId;
}

/** True for Muster's own direct messages: it takes commands there, and reads nothing else. */
export function isReadOnly(channelId: string, { world, me }: Eyes): boolean {
  return world.manifest.readOnlyMessages && channelId === directId(me.id, world.bot.id);
}

export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

export function membersWords({ members }: Room, botId: string): string {
  const people = members.filter((id) => id !== botId).length;
  return people === 1 ? '1 person' : `${people} people`;
}

function titleOf(people: Eyes['world']['people'], personId: string): string {
  return people.find(({ id }) => id === personId)?.title ?? '';
}
