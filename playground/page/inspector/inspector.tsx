import './inspector.css';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Inspection } from '../../web/contract.ts';
import { comeBack, rememberPlace } from '../modal/focus.ts';
import { PanelHead } from '../panel/panel-head.tsx';
import { type MessagePlace, useMoves } from '../world/context.ts';
import { HistoryPart } from './history-part.tsx';
import { MessagePart } from './message-part.tsx';
import { RequestPart } from './request-part.tsx';
import { useInspection } from './use-inspection.ts';

const TABS = ['Blocks', 'Request', 'History'] as const;
type Tab = (typeof TABS)[number];

/** Chosen once, kept for the next message: who looks at requests mostly goes on looking at requests. */
let last: Tab = 'Blocks';

/** What lies behind a message: what Slack was given, which request caused it, what Muster wrote down about it. */
export function Inspector(place: MessagePlace): ReactNode {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const { closePanel } = useMoves();
  const [tab, setTab] = useState<Tab>(last);
  const found = useInspection(place);
  useReturn(panel);
  const choose = (next: Tab) => {
    last = next;
    setTab(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closePanel();
  };
  return (
    <aside
      ref={panel}
      className="inspector"
      aria-label="What lies behind the message"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <PanelHead title="Behind this message" onClose={closePanel} />
      <Tabs
        {...{ id, tab, onChoose: choose }}
        count={found.kind === 'found' ? found.inspection.history.length : null}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="inspector-body" role="tabpanel" id={`${id}-body`} aria-labelledby={`${id}-${tab}`} tabIndex={0}>
        {found.kind === 'looking' && <p className="inspector-empty">Looking it up…</p>}
        {found.kind === 'gone' && (
          <p className="inspector-empty">
            <strong>This message is gone.</strong> It was deleted, or only somebody else could see it.
          </p>
        )}
        {found.kind === 'found' && <Part tab={tab} inspection={found.inspection} />}
      </div>
    </aside>
  );
}

function Part({ tab, inspection }: { readonly tab: Tab; readonly inspection: Inspection }): ReactNode {
  switch (tab) {
    case 'Blocks':
      return <MessagePart message={inspection.message} />;
    case 'Request':
      return <RequestPart request={inspection.request} />;
    case 'History':
      return <HistoryPart history={inspection.history} names={inspection.names} />;
    default:
      return tab satisfies never;
  }
}

type TabsParts = {
  readonly id: string;
  readonly tab: Tab;
  readonly onChoose: (tab: Tab) => void;
  /** Rows of history; null while nobody knows. */
  readonly count: number | null;
};

function Tabs({ id, tab, onChoose, count }: TabsParts): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = TABS.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at + TABS.length - 1, Home: 0, End: TABS.length - 1 }[event.key];
    const next = to === undefined ? undefined : TABS[to % TABS.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div className="inspector-tabs" role="tablist" aria-label="Behind this message" onKeyDown={onKeyDown}>
      {TABS.map((one) => (
        <button
          type="button"
          key={one}
          id={`${id}-${one}`}
          role="tab"
          aria-selected={one === tab}
          aria-controls={`${id}-body`}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onChoose(one)}
        >
          {one}
          {one === 'History' && count !== null && count > 0 && <span className="inspector-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}

/** Takes the keyboard when it opens, and gives it back to where it was. */
function useReturn(panel: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const before = rememberPlace();
    panel.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    const shown = panel.current;
    return () => {
      const isFree = document.activeElement === document.body || shown?.contains(document.activeElement) === true;
      if (isFree) comeBack(before);
    };
  }, [panel]);
}
