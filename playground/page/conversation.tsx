import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { directId } from '../company.ts';
import type { Room } from '../slack/rooms.ts';
import type { TimelineEntry } from '../web/describe-world.ts';
import { Composer } from './composer.tsx';
import { MessageItem } from './message-item.tsx';
import { TopBar } from './top-bar.tsx';
import { look } from './world/ask.ts';
import { nameOf, type Scene, useScene } from './world/context.ts';
import { useLive } from './world/live.ts';

type Parts = { readonly room: Room; readonly onMenu: () => void };

/** A channel or direct messages, and the line to write into. */
export function Conversation({ room, onMenu }: Parts): ReactNode {
  const scene = useScene();
  const { me } = scene;
  const timeline = useLive<readonly TimelineEntry[]>(() => look('timeline', { as: me.id, channel: room.id }), {
    key: `${me.id}/${room.id}`,
    is: (change) => change.kind === 'conversation' && change.channelId === room.id,
  });
  const list = useRef<HTMLDivElement>(null);
  const newest = timeline?.at(-1)?.ts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message moves the view to the end
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  const words = wordsFor(room, scene);
  return (
    <>
      <TopBar title={words.title} about={words.about} onMenu={onMenu} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="timeline" ref={list} role="log" aria-label={words.title} tabIndex={0}>
        {timeline?.length === 0 && <Empty words={words.empty} />}
        {timeline?.map((entry) => (
          <MessageItem key={entry.ts} entry={entry} channelId={room.id} />
        ))}
      </div>
      <Composer key={room.id} room={room} placeholder={words.placeholder} />
    </>
  );
}

function Empty({ words }: { readonly words: string }): ReactNode {
  const { world, me } = useScene();
  const other = world.people.find(({ handle }) => handle === (me.handle === 'ana' ? 'ben' : 'ana'));
  return (
    <div className="empty">
      <p>{words}</p>
      {me.kind === 'guest' ? (
        <p>{me.name} is a guest, and Muster is for full members. Act as somebody else to hand out work.</p>
      ) : (
        <p>
          Try <code>/task Fix the login page @{other?.handle} friday 3p</code>, then act as {other?.name.split(' ')[0]}.
        </p>
      )}
    </div>
  );
}

function wordsFor(room: Room, { world, me }: Scene) {
  const first = me.name.split(' ')[0] ?? me.name;
  if (room.name !== null) {
    const members = room.members.filter((id) => id !== world.bot.id).length;
    return {
      ...{ title: `#${room.name}`, about: `${members} people`, empty: `Nothing was said in #${room.name} yet.` },
      placeholder: `Message #${room.name}, or a command: /task …`,
    };
  }
  if (room.id === directId(me.id, world.bot.id)) {
    const about = `What Muster tells ${first}: cards of their tasks, notes, reminders`;
    const empty = `Muster has nothing for ${first} yet. Cards of ${first}’s tasks come here.`;
    return { title: world.bot.name, about, empty, placeholder: 'A command, for example /task list' };
  }
  const other = nameOf(world, room.members.find((id) => id !== me.id) ?? '');
  const about = `Between ${first} and ${other.split(' ')[0]} only`;
  return {
    title: other,
    about,
    empty: 'Nothing was said here yet.',
    placeholder: `Message ${other}, or a command: /task …`,
  };
}
