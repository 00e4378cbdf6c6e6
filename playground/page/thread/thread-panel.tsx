import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Thread } from '../../web/contract.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageItem } from '../conversation/message-item.tsx';
import { isReadOnly, wordsFor } from '../conversation/room-words.ts';
import { repliesWords } from '../conversation/thread-line.tsx';
import { PanelHead } from '../panel/panel-head.tsx';
import { Skeleton } from '../skeleton.tsx';
import { type MessagePlace, useScene } from '../world/context.ts';
import { markRead } from '../world/unread.ts';
import { useThread } from './use-thread.ts';

/** A message with everything said below it, and a line to say more. */
export function ThreadPanel({ place }: { readonly place: MessagePlace }): ReactNode {
  const scene = useScene();
  const { me, world, moves } = scene;
  const thread = useThread(me.id, place);
  const room = world.rooms.find(({ id }) => id === place.channelId);
  const words = room === undefined ? null : wordsFor(room, scene);
  const about = words === null ? '' : room?.name === null ? words.title : `#${words.title}`;
  return (
    <aside className="thread" aria-label="Thread">
      <PanelHead title="Thread" about={about} onClose={moves.closePanel} />
      {thread === null ? <Skeleton /> : <Replies thread={thread} place={place} />}
      {!isReadOnly(place.channelId, scene) && (
        <Composer
          key={place.ts}
          place={{ channelId: place.channelId, threadTs: place.ts }}
          placeholder="Reply…"
          startsFocused
        />
      )}
    </aside>
  );
}

function Replies({ thread, place }: { readonly thread: Thread; readonly place: MessagePlace }): ReactNode {
  const { me } = useScene();
  const { root, replies } = thread;
  const { channelId, ts: threadTs } = place;
  const list = useRef<HTMLDivElement>(null);
  const newest = replies.at(-1)?.ts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer moves the view to the end
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  useEffect(() => {
    if (newest !== undefined) void markRead(me.id, { channelId, ts: newest, threadTs });
  }, [newest, channelId, threadTs, me.id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="thread-list" ref={list} role="log" aria-label="Thread" tabIndex={0}>
      <MessageItem entry={root} channelId={channelId} inThread />
      <p className="thread-count">
        <span>{replies.length === 0 ? 'Nobody answered yet' : repliesWords(replies.length)}</span>
      </p>
      {replies.map((entry) => (
        <MessageItem key={entry.ts} entry={entry} channelId={channelId} inThread />
      ))}
    </div>
  );
}
