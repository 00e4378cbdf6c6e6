import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { LocalTime } from '../time/local-time.tsx';
import { useScene } from '../world/context.ts';
import { type Destination, destinationsOf, matching } from './destinations.ts';

type Parts = { readonly onlyPeople: boolean; readonly onClose: () => void };

/** Type a few letters, press Enter, be there: conversations and people. */
export function Switcher({ onlyPeople, onClose }: Parts): ReactNode {
  const scene = useScene();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const all = destinationsOf(scene).filter(({ kind }) => !onlyPeople || kind === 'person');
  const found = matching(all, typed);
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, list]);
  const take = (destination: Destination | undefined) => {
    if (destination === undefined) return;
    dialog.current?.close();
    if (destination.kind === 'person') scene.moves.switchTo(destination.id);
    else scene.moves.go(destination.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') take(found[active]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="switcher"
      aria-label={onlyPeople ? 'Act as' : 'Jump to'}
      onClose={onClose}
      onPointerDown={({ target }) => target === dialog.current && dialog.current?.close()}
    >
      <div className="switcher-line">
        <Icon name={onlyPeople ? 'people' : 'search'} />
        <input
          type="text"
          value={typed}
          placeholder={onlyPeople ? 'Act as…' : 'Jump to a channel or a person'}
          role="combobox"
          aria-label={onlyPeople ? 'Act as' : 'Jump to'}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={list} className="switcher-list" role="listbox" aria-label="What fits">
        {found.map((one, at) => (
          <Choice
            key={one.key}
            id={`${list}-${at}`}
            destination={one}
            isActive={at === active}
            onTake={() => take(one)}
          />
        ))}
        {found.length === 0 && <p className="menu-title">Nothing is called like that.</p>}
      </div>
    </dialog>
  );
}

type ChoiceParts = {
  readonly id: string;
  readonly destination: Destination;
  readonly isActive: boolean;
  readonly onTake: () => void;
};

const MARKS = {
  home: 'home',
  threads: 'threads',
  github: 'branch',
  jira: 'board',
  channel: 'hash',
} as const satisfies Record<string, IconName>;

function Choice({ id, destination, isActive, onTake }: ChoiceParts): ReactNode {
  const { world } = useScene();
  const { kind, name, about, userId } = destination;
  const person = kind === 'person' ? world.people.find((one) => one.id === userId) : undefined;
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="menu-item"
      onClick={onTake}
    >
      {kind === 'direct' || kind === 'person' ? (
        <Avatar userId={userId ?? ''} size={26} />
      ) : (
        <span className="offer-mark">
          <Icon name={MARKS[kind]} />
        </span>
      )}
      <span className="menu-words">
        {kind === 'person' && <span className="switcher-as">Act as </span>}
        <span className="menu-name">{name}</span>
      </span>
      <small>{about}</small>
      {person !== undefined && (
        <small>
          <LocalTime person={person} />
        </small>
      )}
    </button>
  );
}
