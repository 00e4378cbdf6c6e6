import { type ReactNode, useEffect, useRef, useState } from 'react';

type Tip = { readonly words: string; readonly from: DOMRect; readonly toSide: boolean };

/** How long one rests on something until it is named, in milliseconds. */
const REST_MS = 350;

/**
 * The small names of buttons that are only drawings: one element for the whole page, so that no list cuts it off. For
 * eyes only; screen readers know the names from the buttons.
 */
export function Tips(): ReactNode {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const show = (target: EventTarget | null, afterMs: number) => {
      clearTimeout(resting);
      const found = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      if (found === null) return setTip(null);
      const words = found.dataset.tip ?? '';
      const toSide = found.closest('.rail') !== null;
      resting = setTimeout(
        () => found.isConnected && setTip({ words, from: found.getBoundingClientRect(), toSide }),
        afterMs,
      );
    };
    const onOver = (event: PointerEvent) => event.pointerType === 'mouse' && show(event.target, REST_MS);
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(':focus-visible')) show(target, 0);
    };
    const hide = () => show(null, 0);
    window.addEventListener('pointerover', onOver);
    window.addEventListener('focusin', onFocus);
    for (const kind of HIDING) window.addEventListener(kind, hide, true);
    return () => {
      clearTimeout(resting);
      window.removeEventListener('pointerover', onOver);
      window.removeEventListener('focusin', onFocus);
      for (const kind of HIDING) window.removeEventListener(kind, hide, true);
    };
  }, []);
  return tip === null ? null : <Bubble tip={tip} />;
}

const HIDING = ['pointerdown', 'keydown', 'scroll', 'focusout', 'blur'] as const;

/** Kept free at the window's edges, in pixels. */
const EDGE = 6;

function Bubble({ tip }: { readonly tip: Tip }): ReactNode {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = bubble.current;
    if (shown === null) return;
    shown.showPopover();
    const { width, height } = shown.getBoundingClientRect();
    const { from, toSide } = tip;
    const x = toSide ? from.right + EDGE : from.left + from.width / 2 - width / 2;
    const above = from.top - height - EDGE;
    const y = toSide ? from.top + from.height / 2 - height / 2 : above < EDGE ? from.bottom + EDGE : above;
    shown.style.left = `${Math.max(EDGE, Math.min(x, window.innerWidth - width - EDGE))}px`;
    shown.style.top = `${Math.max(EDGE, Math.min(y, window.innerHeight - height - EDGE))}px`;
  }, [tip]);
  return (
    <div ref={bubble} popover="manual" className="tip-bubble" aria-hidden="true">
      {tip.words}
    </div>
  );
}
