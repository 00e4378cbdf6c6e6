import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../web/contract.ts';
import { Avatar } from '../avatar.tsx';
import { instantOf, momentWords } from '../time/day.ts';
import { type MessagePlace, useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';

type Parts = { readonly thread: NonNullable<TimelineEntry['thread']>; readonly place: MessagePlace };

/** Faces shown at most. */
const FACES = 5;

/** What hangs below a message: who answered, how often, when last. Leads into the thread. */
export function ThreadLine({ thread, place }: Parts): ReactNode {
  const { me, moves } = useScene();
  const now = useNow(60_000);
  const last = momentWords(instantOf(thread.lastTs), { timeZone: me.timeZone, now });
  return (
    <button type="button" className="thread-line" onClick={() => moves.openThread(place)}>
      <span className="faces">
        {thread.userIds.slice(0, FACES).map((userId) => (
          <Avatar key={userId} userId={userId} size={22} />
        ))}
      </span>
      <strong>{repliesWords(thread.replies)}</strong>
      <span className="thread-last">Last reply {last}</span>
    </button>
  );
}

export function repliesWords(replies: number): string {
  return replies === 1 ? '1 reply' : `${replies} replies`;
}
