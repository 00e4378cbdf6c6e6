import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../icon.tsx';
import { Divider } from './divider.tsx';
import { MessageItem } from './message-item.tsx';
import type { Row } from './rows.ts';
import { useRolling } from './use-rolling.ts';

type Parts = {
  readonly rows: readonly Row[];
  readonly channelId: string;
  readonly label: string;
  /** What is said where everything begins. */
  readonly beginning: ReactNode;
  readonly hasOlder: boolean;
  /** The message to show, wherever it is; null for the newest. */
  readonly shown: string | null;
  readonly onNeedOlder: () => void;
  /** Told whenever the newest message is in sight. */
  readonly onSeen: (ts: string) => void;
};

/** The messages: only those in sight are drawn, so that thousands are as quick as ten. */
export function TimelineList(parts: Parts): ReactNode {
  const { rows, channelId, label, beginning, hasOlder, shown } = parts;
  const scroller = useRef<HTMLDivElement>(null);
  const { rolling, isAtEnd, arrived } = useRolling(scroller, parts);
  const total = hasOlder ? -1 : rows.filter(({ kind }) => kind === 'message').length;
  return (
    <div className="timeline-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="timeline" ref={scroller} role="feed" aria-label={label} tabIndex={0} data-region onKeyDown={walk}>
        <div className="rows" ref={rolling.containerRef}>
          {hasOlder && <p className="older">Looking further back…</p>}
          {rolling.getVirtualItems().map(({ index, key }) => {
            const row = rows[index];
            return (
              <div key={key} className="row" data-index={index} ref={rolling.measureElement}>
                {row?.kind === 'beginning' && beginning}
                {row?.kind === 'message' && <Line {...{ row, channelId, total }} isShown={row.key === shown} />}
              </div>
            );
          })}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className="to-newest" onClick={() => rolling.scrollToEnd()}>
          <Icon name="arrowDown" size={16} />
          {arrivedWords(arrived)}
        </button>
      )}
    </div>
  );
}

type LineParts = {
  readonly row: Extract<Row, { kind: 'message' }>;
  readonly channelId: string;
  readonly total: number;
  readonly isShown: boolean;
};

function Line({ row, channelId, total, isShown }: LineParts): ReactNode {
  const { entry, day, isFirstNew, hasHead, position } = row;
  return (
    <>
      {(day !== null || isFirstNew) && <Divider day={day} isNew={isFirstNew} />}
      <MessageItem {...{ entry, channelId, hasHead, position, isShown, of: total }} />
    </>
  );
}

function arrivedWords(arrived: number): string {
  if (arrived === 0) return 'Jump to newest';
  return arrived === 1 ? '1 new message' : `${arrived} new messages`;
}

/** Up and Down go from message to message. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const list = event.currentTarget;
  const from = event.target instanceof HTMLElement ? event.target : null;
  const isHere = from === list || from?.matches('article') === true;
  if (step === undefined || !isHere) return;
  const articles = [...list.querySelectorAll<HTMLElement>('article[data-ts]')];
  const at = from === list ? articles.length : articles.indexOf(from as HTMLElement);
  const next = articles[from === list && step === 1 ? articles.length - 1 : at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
