import type { ReactNode } from 'react';
import type { ThreadSummary } from '../../web/contract.ts';
import { Avatar } from '../avatar.tsx';
import { wordsFor } from '../conversation/room-words.ts';
import { repliesWords } from '../conversation/thread-line.tsx';
import { wordsOfEntry } from '../conversation/words-of-entry.ts';
import { TitledBar } from '../frame/titled-bar.tsx';
import { Icon } from '../icon.tsx';
import { Skeleton } from '../skeleton.tsx';
import { instantOf, momentWords } from '../time/day.ts';
import { look } from '../world/ask.ts';
import { nameOf, useScene } from '../world/context.ts';
import { useLive } from '../world/live.ts';
import { useNow } from '../world/now.ts';

/** The threads the acting person is in, newest first. */
export function ThreadsView(): ReactNode {
  const { me } = useScene();
  const threads = useLive<readonly ThreadSummary[]>(() => look('threads', { as: me.id }), {
    key: `threads/${me.id}`,
    keeps: true,
    is: ({ kind }) => kind === 'conversation' || kind === 'read',
  });
  return (
    <>
      <TitledBar icon="threads" title="Threads" about="Where you wrote or are mentioned" />
      {threads === null ? <Skeleton /> : <List threads={threads} />}
    </>
  );
}

function List({ threads }: { readonly threads: readonly ThreadSummary[] }): ReactNode {
  if (threads.length === 0) {
    return (
      <div className="nothing">
        <Icon name="threads" size={32} />
        <h2>No threads yet</h2>
        <p>Point at a message and choose “Reply in thread”. What you answer, and what mentions you, gathers here.</p>
      </div>
    );
  }
  return (
    <ul className="threads" data-region aria-label="Threads">
      {threads.map((summary) => (
        <li key={`${summary.channelId}/${summary.root.ts}`}>
          <OneThread summary={summary} />
        </li>
      ))}
    </ul>
  );
}

function OneThread({ summary }: { readonly summary: ThreadSummary }): ReactNode {
  const scene = useScene();
  const { world, me, moves } = scene;
  const { channelId, root, lastTs, unread } = summary;
  const now = useNow(60_000);
  const room = world.rooms.find(({ id }) => id === channelId);
  const title = room === undefined ? '' : `${room.name === null ? '' : '#'}${wordsFor(room, scene).title}`;
  const last = momentWords(instantOf(lastTs), { timeZone: me.timeZone, now });
  return (
    <button
      type="button"
      className={unread > 0 ? 'thread-card unread' : 'thread-card'}
      onClick={() => moves.openThread({ channelId, ts: root.ts })}
    >
      <span className="thread-where">
        {title}
        {unread > 0 && <span className="badge">{unread} new</span>}
      </span>
      <span className="thread-root">
        <Avatar userId={root.userId} size={28} />
        <span className="thread-words">
          <strong>{nameOf(world, root.userId)}</strong> {wordsOfEntry(root, world)}
        </span>
      </span>
      <span className="thread-foot">
        {repliesWords(root.thread?.replies ?? 0)} · last {last}
      </span>
    </button>
  );
}
