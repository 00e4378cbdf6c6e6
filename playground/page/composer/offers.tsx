import { type ReactNode, useEffect, useRef } from 'react';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icon.tsx';
import { LocalTime } from '../time/local-time.tsx';
import type { Suggestion } from './suggest.ts';

type Parts = {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onTake: (suggestion: Suggestion) => void;
};

/** What is offered above the line. */
export function Offers({ id, suggestions, active, onTake }: Parts): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className="offers" ref={list} id={id} role="listbox" aria-label="Suggestions">
      {suggestions.map((one, at) => (
        <button
          type="button"
          key={one.label}
          id={`${id}-${at}`}
          className="offer"
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(one)}
        >
          <Offer suggestion={one} />
          {at === active && <kbd>Tab</kbd>}
        </button>
      ))}
    </div>
  );
}

function Offer({ suggestion }: { readonly suggestion: Suggestion }): ReactNode {
  const { label, about, look } = suggestion;
  if (look.kind === 'person') {
    const { person } = look;
    return (
      <>
        <Avatar userId={person.id} size={26} />
        <span className="offer-words">
          <strong>{person.name}</strong> <span className="offer-handle">{label}</span> <span>{about}</span>
        </span>
        <LocalTime person={person} where />
      </>
    );
  }
  return (
    <>
      <span className="offer-mark">
        <Icon name={look.kind === 'command' ? 'slash' : 'hash'} size={18} />
      </span>
      <span className="offer-words">
        <strong>{look.kind === 'command' ? label : label.slice(1)}</strong> <span>{about}</span>
      </span>
    </>
  );
}
