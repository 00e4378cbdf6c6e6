import type { ReactNode } from 'react';
import { directId } from '../../company.ts';
import type { Room } from '../../slack/rooms.ts';
import { Avatar } from '../avatar.tsx';
import { MusterTabs } from '../frame/muster-tabs.tsx';
import { Icon } from '../icon.tsx';
import { LocalTime } from '../time/local-time.tsx';
import { nameOf, useScene } from '../world/context.ts';
import { membersWords, otherOf, type RoomWords } from './room-words.ts';

/** Faces shown at the top of a channel at most. */
const FACES = 4;

/** What a conversation is, at its top. */
export function RoomHead({ room, words }: { readonly room: Room; readonly words: RoomWords }): ReactNode {
  const { world, me } = useScene();
  const isMusters = room.id === directId(me.id, world.bot.id);
  const other = world.people.find(({ id }) => id === otherOf(room, me.id));
  return (
    <>
      {room.name === null ? (
        <Avatar userId={otherOf(room, me.id)} size={30} />
      ) : (
        <span className="room-mark">
          <Icon name="hash" />
        </span>
      )}
      <div className="title">
        <h1>{words.title}</h1>
        <p>
          {words.about}
          {room.name === null && other !== undefined && (
            <>
              {' · '}
              <LocalTime person={other} where />
            </>
          )}
        </p>
      </div>
      {isMusters && <MusterTabs at="messages" />}
      {room.name !== null && <Members room={room} />}
    </>
  );
}

function Members({ room }: { readonly room: Room }): ReactNode {
  const { world } = useScene();
  const ids = room.members.filter((id) => id !== world.bot.id);
  const names = ids.map((id) => nameOf(world, id)).join(', ');
  return (
    <span
      className="members tip"
      data-tip={names}
      role="img"
      aria-label={`${membersWords(room, world.bot.id)}: ${names}`}
    >
      <span className="faces">
        {ids.slice(0, FACES).map((id) => (
          <Avatar key={id} userId={id} size={24} />
        ))}
      </span>
      {ids.length}
    </span>
  );
}
