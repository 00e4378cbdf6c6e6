import { useEffect, useRef } from 'react';
import type { Opened } from './stage-context.ts';

type Needs = { readonly open: (what: Opened) => void; readonly onEscape: () => void };

/** The keys that work everywhere. */
export function useKeys(needs: Needs): void {
  const now = useRef(needs);
  now.current = needs;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isCovered()) return;
      if (press(event, now.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** @returns true when the key meant something */
function press(event: KeyboardEvent, { open, onEscape }: Needs): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === 'k') open('switcher');
  else if (event.altKey && event.code === 'KeyP') open('people');
  else if (event.key === 'F6') moveRegion(event.shiftKey ? -1 : 1);
  else if (event.key === '?' && !isCommand && !isWriting(event.target)) open('keys');
  else if (event.key === 'Escape') onEscape();
  else return false;
  return true;
}

/** A dialog takes all keys for itself. */
function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** From one part of the page to the next, as F6 does in programs with several panes. */
function moveRegion(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-region], .clock-bar')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  const at = all.findLastIndex((one) => one.contains(document.activeElement));
  const next = all[(at + step + all.length) % all.length];
  const first = next?.querySelector<HTMLElement>('[aria-current], textarea, [tabindex="0"], button, a[href], input');
  if (next?.tabIndex === 0) next.focus();
  else first?.focus();
}
