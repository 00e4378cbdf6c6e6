import type { ReactNode } from 'react';
import { directId } from '../../company.ts';
import type { Room } from '../../slack/rooms.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icon.tsx';
import { useScene } from '../world/context.ts';
import { firstName, otherOf, wordsFor } from './room-words.ts';

type Parts = { readonly room: Room; readonly isEmpty: boolean };

/** What stands where a conversation begins: whose it is, and, while it is empty, something to try. */
export function Beginning({ room, isEmpty }: Parts): ReactNode {
  const scene = useScene();
  const { title, beginning } = wordsFor(room, scene);
  return (
    <article className="beginning" aria-label="The beginning">
      {room.name === null ? (
        <Avatar userId={otherOf(room, scene.me.id)} size={52} />
      ) : (
        <span className="beginning-mark">
          <Icon name="hash" size={30} />
        </span>
      )}
      <p className="beginning-title">{title}</p>
      <p>{beginning}</p>
      {isEmpty && <Try room={room} />}
    </article>
  );
}

function Try({ room }: { readonly room: Room }): ReactNode {
  const { world, me } = useScene();
  const other = world.people.find(({ handle, id }) => id !== me.id && ['ana', 'ben'].includes(handle));
  if (me.kind === 'guest') {
    return <p>{me.name} is a guest, and Muster is for full members. Act as somebody else to hand out work.</p>;
  }
  if (other === undefined) return null;
  const where = room.id === directId(me.id, world.bot.id) ? 'here or anywhere' : 'here';
  return (
    <p>
      Type <code>/task Fix the login page @{other.handle} friday 3p</code> {where}, then act as {firstName(other.name)}{' '}
      to see what {firstName(other.name)} gets.
    </p>
  );
}
