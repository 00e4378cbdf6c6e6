import { memo, type ReactNode } from 'react';
import type { TimelineEntry } from '../../web/contract.ts';
import { askOptions } from '../ask-options.ts';
import { Avatar } from '../avatar.tsx';
import { BlockList, type Surface } from '../blocks/block-list.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { Icon } from '../icon.tsx';
import { dayOf, dayWords, instantOf, timeOf } from '../time/day.ts';
import { nameOf, useDeed, useScene } from '../world/context.ts';
import { worldNow } from '../world/now.ts';
import { MessageTools } from './message-tools.tsx';
import { ThreadLine } from './thread-line.tsx';

type Parts = {
  readonly entry: TimelineEntry;
  readonly channelId: string;
  readonly hasHead?: boolean;
  /** Which of how many it is; how many is -1 where nobody knows. */
  readonly position?: number;
  readonly of?: number;
  /** Lit up for a moment: somebody was led here. */
  readonly isShown?: boolean;
  /** Inside a thread nothing leads into a thread. */
  readonly inThread?: boolean;
};

/** One message, with its buttons and what can be done with it. */
export const MessageItem = memo(function MessageItem(parts: Parts): ReactNode {
  const { entry, channelId, hasHead = true, position, of, isShown = false, inThread = false } = parts;
  const { world, me } = useScene();
  const { ts, userId, text, whisper, thread } = entry;
  const kind = [
    whisper && 'whisper',
    !hasHead && 'goes-on',
    text.includes(`<@${me.id}`) && 'to-me',
    isShown && 'shown',
  ];
  return (
    <article
      className={['message', ...kind].filter(Boolean).join(' ')}
      aria-label={`${nameOf(world, userId)}: ${text.slice(0, 80)}`}
      aria-posinset={position}
      aria-setsize={of}
      tabIndex={-1}
      data-ts={ts}
    >
      {whisper && <WhisperNote />}
      <div className="message-side">{hasHead ? <Avatar userId={userId} /> : <SideTime ts={ts} />}</div>
      <div className="message-body">
        {hasHead && <Head entry={entry} />}
        <Said entry={entry} channelId={channelId} />
        {thread !== null && !inThread && <ThreadLine thread={thread} place={{ channelId, ts }} />}
      </div>
      <MessageTools {...{ entry, channelId, inThread }} />
    </article>
  );
});

function Said({ entry, channelId }: { readonly entry: TimelineEntry; readonly channelId: string }): ReactNode {
  const { me } = useScene();
  const deed = useDeed();
  const { ts, text, blocks, edited } = entry;
  const place = { kind: 'message', channelId, ts } as const;
  const surface: Surface = {
    onSuggest: (blockId, element, typed) => askOptions(me.id, place, { blockId, element, typed }),
    onUse: (block_id, { type, action_id }, more) =>
      deed('use', {
        place,
        control: { ...more, type, action_id, block_id, action_ts: ts },
      }),
  };
  if (blocks.length > 0) {
    return (
      <div className={blocks.length > 1 ? 'card' : 'said'}>
        <BlockList {...{ blocks, surface }} />
      </div>
    );
  }
  return (
    <div className="block said">
      <Mrkdwn text={text} /> {edited && <small className="edited">(edited)</small>}
    </div>
  );
}

function Head({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const { world, me } = useScene();
  const { ts, userId, edited, blocks } = entry;
  return (
    <p className="message-head">
      <strong>{nameOf(world, userId)}</strong>
      {userId === world.bot.id && <span className="app-mark">App</span>}
      <time dateTime={instantOf(ts).toISOString()} title={exactly(ts, me.timeZone)}>
        {timeOf(instantOf(ts), me.timeZone)}
      </time>
      {edited && blocks.length > 0 && <small className="edited">edited</small>}
    </p>
  );
}

function WhisperNote(): ReactNode {
  return (
    <p className="whisper-note">
      <Icon name="eye" size={16} /> Only visible to you
    </p>
  );
}

function SideTime({ ts }: { readonly ts: string }): ReactNode {
  const { me } = useScene();
  return (
    <time className="side-time" dateTime={instantOf(ts).toISOString()} title={exactly(ts, me.timeZone)}>
      {timeOf(instantOf(ts), me.timeZone)}
    </time>
  );
}

function exactly(ts: string, timeZone: string): string {
  const at = instantOf(ts);
  return `${dayWords(dayOf(at, timeZone), dayOf(worldNow(), timeZone))}, ${timeOf(at, timeZone)}`;
}
