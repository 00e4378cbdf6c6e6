import { type KeyboardEvent, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { useScene } from '../world/context.ts';
import { type Suggestion, suggest } from './suggest.ts';

type Field = RefObject<HTMLTextAreaElement | null>;

/** What is offered while one types, and the keys that choose from it. */
export function useTyping(field: Field, setText: (text: string) => void) {
  const { world, me } = useScene();
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [active, setActive] = useState(0);
  const before = () => field.current?.value.slice(0, field.current.selectionStart) ?? '';
  const offered = () => suggest({ world, me, before: before() });
  const look = () => {
    setSuggestions(offered().list);
    setActive(0);
  };
  const hide = () => setSuggestions([]);
  const take = ({ insert }: Suggestion) => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    const head = value.slice(0, offered().start) + insert;
    // Written at once: whoever types on at full speed goes on behind it, not at the end or the beginning.
    flushSync(() => setText(head + value.slice(selectionStart)));
    hide();
    field.current?.focus();
    field.current?.setSelectionRange(head.length, head.length);
  };
  /** @returns true when the key was for the list */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const chosen = suggestions[active];
    if (chosen === undefined) return false;
    const isWhole = before().endsWith(chosen.label);
    if (event.key === 'Escape') hide();
    else if (event.key === 'ArrowDown') setActive((active + 1) % suggestions.length);
    else if (event.key === 'ArrowUp') setActive((active + suggestions.length - 1) % suggestions.length);
    else if (event.key === 'Tab' && !event.shiftKey) take(chosen);
    else if (event.key === 'Enter' && !event.shiftKey && !isWhole) take(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { suggestions, active, look, hide, take, onKeyDown };
}
