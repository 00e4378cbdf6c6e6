import './inspector.css';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { SentRequest } from '../../web/contract.ts';
import { comeBack, rememberPlace } from '../modal/focus.ts';
import { PanelHead } from '../panel/panel-head.tsx';
import { look } from '../world/ask.ts';
import { useMoves, useScene } from '../world/context.ts';
import { useLive } from '../world/live.ts';
import { RequestPart } from './request-part.tsx';

/** What a webhook told Muster, and what Muster answered. @param id GitHub's number of the delivery */
export function DeliveryPanel({ id }: { readonly id: string }): ReactNode {
  const { me } = useScene();
  const { closePanel } = useMoves();
  const panel = useRef<HTMLElement>(null);
  const key = `delivery/${id}`;
  const request = useLive<SentRequest>(() => look('delivery', { as: me.id, id }), { key, is: () => false });
  useEffect(() => {
    const before = rememberPlace();
    const shown = panel.current;
    shown?.focus();
    return () => {
      if (document.activeElement === document.body || shown?.contains(document.activeElement) === true)
        comeBack(before);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closePanel();
  };
  return (
    <aside ref={panel} className="inspector" aria-label="What the webhook told" tabIndex={-1} onKeyDown={onKeyDown}>
      <PanelHead title="Behind this webhook" onClose={closePanel} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="inspector-body" aria-label="The request and its answer" tabIndex={0}>
        {request === null ? <p className="inspector-empty">Looking it up…</p> : <RequestPart request={request} />}
      </section>
    </aside>
  );
}
