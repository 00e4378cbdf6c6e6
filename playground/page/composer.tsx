import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Room } from '../slack/rooms.ts';
import { type Suggestion, suggest } from './suggest.ts';
import { useDeed, useScene } from './world/context.ts';

type Parts = { readonly room: Room; readonly placeholder: string };

/** The line to write into: words for the others, commands for Muster. */
export function Composer({ room, placeholder }: Parts): ReactNode {
  const { me } = useScene();
  const list = useId();
  const { text, busy, field, typing, change, send, onKeyDown } = useComposer(room.id);
  const { suggestions, active, take } = typing;
  const isOpen = suggestions.length > 0;
  return (
    <form className="composer" onSubmit={send}>
      {isOpen && (
        <div className="suggestions" id={list} role="listbox" aria-label="Suggestions">
          {suggestions.map((one, at) => (
            <button
              type="button"
              key={one.label}
              id={`${list}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              <strong>{one.label}</strong> <span>{one.about}</span>
            </button>
          ))}
        </div>
      )}
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={placeholder}
        aria-label={`Write as ${me.name}`}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        {...(isOpen && { 'aria-activedescendant': `${list}-${active}` })}
        onChange={({ target }) => change(target.value)}
        onSelect={typing.look}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="button primary" disabled={busy || text.trim() === ''} aria-busy={busy}>
        Send
      </button>
    </form>
  );
}

function useComposer(channelId: string) {
  const deed = useDeed();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const typing = useSuggestions(field, setText);
  useEffect(() => {
    // Ready to type at once; but nobody loses the place they are at, and no screen keyboard jumps up.
    const isFree = document.activeElement === document.body && window.matchMedia('(hover: hover)').matches;
    if (isFree) field.current?.focus();
  }, []);
  const change = (next: string) => {
    setText(next);
    typing.look();
  };
  const deliver = async () => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    typing.hide();
    const { notice } = await deed('say', { channelId, text: text.trim() });
    setBusy(false);
    // What was refused stays, so that nothing typed is lost.
    if (notice === null) setText('');
    field.current?.focus();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void deliver();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || typing.onKeyDown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void deliver();
    }
  };
  return { text, busy, field, typing, change, send, onKeyDown };
}

type Field = { readonly current: HTMLTextAreaElement | null };

function useSuggestions(field: Field, setText: (text: string) => void) {
  const { world } = useScene();
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [active, setActive] = useState(0);
  const before = () => field.current?.value.slice(0, field.current.selectionStart) ?? '';
  const look = () => {
    setSuggestions(suggest(world, before()).list);
    setActive(0);
  };
  const hide = () => setSuggestions([]);
  const take = ({ insert }: Suggestion) => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    setText(value.slice(0, suggest(world, before()).start) + insert + value.slice(selectionStart));
    hide();
    field.current?.focus();
  };
  /** @returns true when the key was for the list */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const chosen = suggestions[active];
    if (chosen === undefined) return false;
    const isWhole = before().endsWith(chosen.label);
    if (event.key === 'Escape') hide();
    else if (event.key === 'ArrowDown') setActive((active + 1) % suggestions.length);
    else if (event.key === 'ArrowUp') setActive((active + suggestions.length - 1) % suggestions.length);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isWhole)) take(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return { suggestions, active, look, hide, take, onKeyDown };
}
