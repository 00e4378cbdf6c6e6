import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Between the control and what opens below it, and kept free at the window's edge, in pixels. */
const GAP = 4;
const EDGE = 8;
/** Below this much room, in pixels, it opens upwards instead. */
const ROOM = 220;

export type Popup = {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** Closes it and gives the keyboard back to the button it hangs from. */
  readonly leave: () => void;
  /** Goes on what it hangs from. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Goes on the element with `popover="manual"`. */
  readonly panel: RefObject<HTMLDivElement | null>;
};

type Look = { readonly width?: 'anchor' | 'own'; readonly align?: 'start' | 'end' };

/**
 * Something that opens beside its control, above everything and never cut off: in the browser's top layer, placed by
 * the room there is. A press outside closes it; Escape is for whoever holds the keyboard.
 */
export function usePopup({ width = 'own', align = 'start' }: Look = {}): Popup {
  const anchor = useRef<HTMLElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  const leave = useCallback(() => {
    setOpen(false);
    anchor.current?.querySelector('button')?.focus();
  }, []);
  useLayoutEffect(() => {
    const [from, shown] = [anchor.current, panel.current];
    if (!isOpen || from === null || shown === null) return;
    shown.showPopover();
    const place = () => putBeside(from, shown, { width, align });
    place();
    const resized = new ResizeObserver(place);
    resized.observe(shown);
    resized.observe(from);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      resized.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [isOpen, width, align]);
  useEffect(() => {
    if (!isOpen) return;
    const onPress = ({ target }: PointerEvent) => {
      const inside = [anchor, panel].some(({ current }) => target instanceof Node && current?.contains(target));
      if (!inside) close();
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [isOpen, close]);
  return { isOpen, open, close, leave, anchor, panel };
}

function putBeside(from: HTMLElement, shown: HTMLElement, { width, align }: Required<Look>): void {
  const at = from.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const goesUp = below < Math.min(ROOM, shown.scrollHeight) && above > below;
  const { style } = shown;
  style.maxHeight = `${Math.max(goesUp ? above : below, 96)}px`;
  if (width === 'anchor') style.width = `${at.width}px`;
  style.top = goesUp ? 'auto' : `${at.bottom + GAP}px`;
  style.bottom = goesUp ? `${window.innerHeight - at.top + GAP}px` : 'auto';
  const wanted = align === 'end' ? at.right - shown.offsetWidth : at.left;
  style.left = `${Math.max(EDGE, Math.min(wanted, window.innerWidth - shown.offsetWidth - EDGE))}px`;
}
