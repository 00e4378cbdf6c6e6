import type { ReactNode } from 'react';
import type { TimelineEntry } from '../web/describe-world.ts';
import { Avatar } from './avatar.tsx';
import { BlockList, type Surface } from './blocks/block-list.tsx';
import { Mrkdwn } from './blocks/mrkdwn.tsx';
import { usePress } from './controls/press.tsx';
import { nameOf, useDeed, useScene } from './world/context.ts';

type Parts = { readonly entry: TimelineEntry; readonly channelId: string };

/** One message, with its buttons and the shortcuts that work on it. */
export function MessageItem({ entry, channelId }: Parts): ReactNode {
  const { world, me } = useScene();
  const deed = useDeed();
  const { ts, userId, text, blocks, edited, whisper } = entry;
  const place = { kind: 'message', channelId, ts };
  const surface: Surface = {
    onUse: (block_id, { type, action_id }, more) =>
      deed('use', { place, control: { ...more, type, action_id, block_id, action_ts: ts } }),
  };
  const name = nameOf(world, userId);
  return (
    <article className={whisper ? 'message whisper' : 'message'} aria-label={`${name}: ${text.slice(0, 80)}`}>
      <Avatar userId={userId} />
      <div className="message-body">
        <p className="message-head">
          <strong>{name}</strong>
          {userId === world.bot.id && <span className="app-mark">App</span>}
          <time dateTime={new Date(Number(ts) * 1000).toISOString()}>{timeOf(ts, me.timeZone)}</time>
          {whisper && <span className="only-you">Only visible to you</span>}
        </p>
        {blocks.length > 0 ? <BlockList {...{ blocks, surface }} /> : <Words {...{ text, edited }} />}
      </div>
      {!whisper && <Shortcuts place={place} />}
    </article>
  );
}

function Words({ text, edited }: { readonly text: string; readonly edited: boolean }): ReactNode {
  return (
    <div className="block">
      <Mrkdwn text={text} /> {edited && <small className="edited">(edited)</small>}
    </div>
  );
}

function Shortcuts({ place }: { readonly place: object }): ReactNode {
  const { world } = useScene();
  const deed = useDeed();
  const { busy, start } = usePress(undefined);
  const shortcuts = world.manifest.shortcuts.filter(({ type }) => type === 'message');
  return (
    <div className="shortcuts">
      {shortcuts.map(({ id, name }) => (
        <button
          type="button"
          key={id}
          className="button"
          disabled={busy}
          onClick={() => start(() => deed('message-shortcut', { place, callbackId: id }))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** Today only the time; the weekday and date before. */
function timeOf(ts: string, timeZone: string): string {
  const at = new Date(Number(ts) * 1000);
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  if (day(at) === day(new Date())) return time;
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(
    at,
  );
  return `${date}, ${time}`;
}
