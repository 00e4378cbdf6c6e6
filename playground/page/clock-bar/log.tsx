import { type ReactNode, useState } from 'react';
import type { ClockLogEntry } from '../../web/contract.ts';
import { PopupPanel } from '../controls/popup-panel.tsx';
import { usePopup } from '../controls/use-popup.ts';
import { Icon } from '../icon.tsx';
import { dayOf, dayWords, timeOf } from '../time/day.ts';
import { useScene } from '../world/context.ts';
import { useNow, worldNow } from '../world/now.ts';
import { useShowMessage } from './show-message.ts';

type Parts = { readonly log: readonly ClockLogEntry[] };

/** The button that says how much is new, and the list behind it. */
export function ClockLog({ log }: Parts): ReactNode {
  const popup = usePopup({ align: 'end' });
  const { isOpen, open, close, leave, anchor } = popup;
  const { world } = useScene();
  // What was there when the page was opened is no news.
  const [seenUntil, setSeenUntil] = useState(() => Date.parse(world.clock.now));
  const news = log.filter(({ at }) => Date.parse(at) > seenUntil).length;
  const toggle = () => {
    if (isOpen) return leave();
    setSeenUntil(worldNow().getTime());
    open();
  };
  return (
    <span ref={anchor}>
      <button type="button" className="stage-button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={toggle}>
        What happened
        {news > 0 && !isOpen && (
          <span className="clock-news">
            {news}
            <span className="for-readers"> new</span>
          </span>
        )}
      </button>
      <PopupPanel popup={popup} label="What happened while the clock was moved" className="clock-log">
        <LogList log={log} onLeave={close} />
      </PopupPanel>
    </span>
  );
}

/** What the clock brought, newest first, below the day it was. */
export function LogList({ log, onLeave }: Parts & { readonly onLeave: () => void }): ReactNode {
  const { timeZone } = useScene().me;
  const today = dayOf(useNow(60_000), timeZone);
  if (log.length === 0) {
    return <p className="popup-words">Nothing yet. Move the clock, and what Muster does on the way is listed here.</p>;
  }
  const days = [...new Set(log.map(({ at }) => dayOf(new Date(at), timeZone)))];
  return days.map((day) => (
    <section key={day} aria-label={dayWords(day, today)}>
      <h3>{dayWords(day, today)}</h3>
      <ol>
        {log
          .filter(({ at }) => dayOf(new Date(at), timeZone) === day)
          .map((entry) => (
            <LogEntry key={entry.id} entry={entry} onLeave={onLeave} />
          ))}
      </ol>
    </section>
  ));
}

function LogEntry({ entry, onLeave }: { readonly entry: ClockLogEntry; readonly onLeave: () => void }): ReactNode {
  const { timeZone } = useScene().me;
  const show = useShowMessage();
  const { at, words, place } = entry;
  const inside = (
    <>
      <time dateTime={at}>{timeOf(new Date(at), timeZone)}</time>
      <span>{keepWhole(words)}</span>
    </>
  );
  if (place === null) return <li className="log-entry">{inside}</li>;
  const go = () => {
    onLeave();
    show(place);
  };
  return (
    <li>
      <button type="button" className="log-entry" onClick={go}>
        {inside}
        <Icon name="reply" size={16} />
      </button>
    </li>
  );
}

/** A task's number is one word, whatever the browser thinks of its hyphen. */
function keepWhole(words: string): ReactNode {
  return words.split(/\b(T-\d+)\b/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
      <span key={at} className="whole">
        {part}
      </span>
    ),
  );
}
