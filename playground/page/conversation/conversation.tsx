import { type ReactNode, useCallback, useMemo } from 'react';
import type { Room } from '../../slack/rooms.ts';
import { Composer } from '../composer/composer.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { Skeleton } from '../skeleton.tsx';
import { useScene } from '../world/context.ts';
import { markRead } from '../world/unread.ts';
import { Beginning } from './beginning.tsx';
import { useDismissed } from './dismissed.ts';
import { NewsForEars } from './news-for-ears.tsx';
import { RoomHead } from './room-head.tsx';
import { wordsFor } from './room-words.ts';
import { layOut } from './rows.ts';
import { TimelineList } from './timeline-list.tsx';
import { type Stretch, useTimeline } from './use-timeline.ts';

type Parts = {
  readonly room: Room;
  /** The message to begin at; null for the newest. */
  readonly shown: string | null;
};

/** A channel or direct messages, and the line to write into. */
export function Conversation({ room, shown }: Parts): ReactNode {
  const scene = useScene();
  const { me } = scene;
  const { stretch, loadOlder } = useTimeline({ personId: me.id, channelId: room.id });
  const words = wordsFor(room, scene);
  return (
    <>
      <TopBar>
        <RoomHead room={room} words={words} />
      </TopBar>
      <h2 className="for-ears">Messages</h2>
      {stretch === null ? (
        <Skeleton />
      ) : (
        <Messages
          {...{ room, shown, stretch, loadOlder }}
          label={room.name === null ? words.title : `#${words.title}`}
        />
      )}
      <Composer key={room.id} place={{ channelId: room.id }} placeholder={words.placeholder} />
    </>
  );
}

type MessagesParts = Parts & {
  readonly stretch: Stretch;
  readonly label: string;
  readonly loadOlder: () => void;
};

function Messages({ room, shown, stretch, label, loadOlder }: MessagesParts): ReactNode {
  const { me, world } = useScene();
  const gone = useDismissed();
  // While the past is lived through everything is new: a line above it would say nothing.
  const isPast = world.past !== null;
  const { id, timeZone } = me;
  const rows = useMemo(() => {
    const entries = stretch.entries.filter(({ whisper, ts }) => !whisper || !gone.has(ts));
    return layOut({ ...stretch, entries, readTs: isPast ? null : stretch.readTs }, { id, timeZone });
  }, [stretch, gone, id, timeZone, isPast]);
  const onSeen = useCallback((ts: string) => seeWhenLookedAt(id, { channelId: room.id, ts }), [id, room.id]);
  return (
    <>
      <TimelineList
        {...{ rows, label, shown, onSeen }}
        channelId={room.id}
        hasOlder={stretch.hasOlder}
        onNeedOlder={loadOlder}
        beginning={<Beginning room={room} isEmpty={stretch.entries.length === 0} />}
      />
      <NewsForEars entries={stretch.entries} />
    </>
  );
}

const told = new Map<string, string>();

/** Marks as read what is in sight, once, and only while the page itself is looked at. */
function seeWhenLookedAt(personId: string, place: { readonly channelId: string; readonly ts: string }): void {
  const key = `${personId}/${place.channelId}`;
  if (document.visibilityState === 'hidden') {
    document.addEventListener('visibilitychange', () => seeWhenLookedAt(personId, place), { once: true });
    return;
  }
  if (Number(told.get(key) ?? 0) >= Number(place.ts)) return;
  told.set(key, place.ts);
  void markRead(personId, place);
}
