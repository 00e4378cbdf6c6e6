import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDeed, useScene } from '../world/context.ts';
import { draftOf, keepDraft, rememberSaid, saidBy } from './drafts.ts';
import { useTyping } from './use-typing.ts';

export type WritePlace = { readonly channelId: string; readonly threadTs?: string };

/** Characters of a message. Source: docs.slack.dev, chat.postMessage, "text should be limited to 4,000 characters". */
export const TEXT_MAX = 4_000;

/** A line to write into: its draft, what is offered, sending, and what was said before. */
export function useComposer(place: WritePlace, startsFocused: boolean) {
  const { me } = useScene();
  const deed = useDeed();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = `${me.id}/${place.channelId}/${place.threadTs ?? ''}`;
  const [text, setText] = useState(() => draftOf(key));
  const [busy, setBusy] = useState(false);
  const typing = useTyping(field, setText);
  const history = useHistory(me.id, setText);
  useFocusAtFirst(field, startsFocused);
  useEffect(() => keepDraft(key, text), [key, text]);

  const canSend = !busy && text.trim() !== '' && text.length <= TEXT_MAX;
  const deliver = async () => {
    const said = text.trim();
    setBusy(true);
    typing.hide();
    const { notice } = await deed('say', { ...place, text: said });
    setBusy(false);
    // What was refused stays, so that nothing typed is lost.
    if (notice === null) {
      setText('');
      rememberSaid(me.id, said);
      history.leave();
    }
  };
  const send = () => {
    if (canSend) void deliver();
  };
  const write = (next: string) => {
    setText(next);
    history.leave();
    field.current?.focus();
    requestAnimationFrame(typing.look);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || typing.onKeyDown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (!event.shiftKey && history.onKey(event.key, text)) {
      event.preventDefault();
    }
  };
  return {
    ...{ text, busy, field, typing, canSend, send, write, onKeyDown },
    /** The cursor moved: something else may be offered. */
    onMove: () => {
      if (document.activeElement === field.current) typing.look();
    },
    insert: (mark: string) => write(text === '' || /\s$/.test(text) ? text + mark : `${text} ${mark}`),
    begin: (mark: string) => write(text.startsWith(mark) ? text : mark + text),
  };
}

/** ArrowUp in an empty line brings back what was said, as long as nothing is changed in it. */
function useHistory(personId: string, setText: (text: string) => void) {
  const at = useRef(-1);
  const onKey = (key: string, text: string): boolean => {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    const said = saidBy(personId);
    if (at.current === -1 && (text !== '' || key === 'ArrowDown')) return false;
    const next = at.current + (key === 'ArrowUp' ? 1 : -1);
    if (next >= said.length) return true;
    at.current = next;
    setText(said[next] ?? '');
    return true;
  };
  return {
    onKey,
    leave: () => {
      at.current = -1;
    },
  };
}

const isCovered = (): boolean => document.querySelector('dialog[open]') !== null;

/** Ready to type at once; but nobody loses the place they are at, and no screen keyboard jumps up. */
function useFocusAtFirst(field: { readonly current: HTMLTextAreaElement | null }, isSure: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears
  useEffect(() => {
    const canHover = window.matchMedia('(hover: hover)').matches;
    // Whoever came by the keyboard keeps the place they are at; a press of the mouse leaves none worth keeping.
    const isFree = document.activeElement?.matches(':focus-visible') !== true;
    if (canHover && (isSure || isFree) && !isCovered()) field.current?.focus();
  }, []);
}
