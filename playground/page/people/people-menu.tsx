import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import { Avatar } from '../avatar.tsx';
import { useStage } from '../frame/stage-context.ts';
import { Icon } from '../icon.tsx';
import { LocalTime } from '../time/local-time.tsx';
import { useScene } from '../world/context.ts';
import { useUnread } from '../world/unread.ts';
import { newsWords } from './news-words.ts';

type Parts = { readonly ref: Ref<HTMLDivElement>; readonly onClose: () => void };

/** Everybody one may act as: what they do, what time it is for them, what Muster told them. */
export function PeopleMenu({ ref, onClose }: Parts): ReactNode {
  const { world, me, moves } = useScene();
  const { fromMuster } = useUnread(me.id);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(), []);
  return (
    <div ref={ref} popover="manual" className="menu people-menu">
      <p className="menu-title">Act as</p>
      <div ref={list} role="menu" aria-label="Act as" onKeyDown={(event) => walkMenu(event, onClose)}>
        {world.people.map((person) => (
          <button
            key={person.id}
            type="button"
            role="menuitemradio"
            aria-checked={person.id === me.id}
            className="menu-item"
            onClick={() => {
              onClose();
              moves.switchTo(person.id);
            }}
          >
            <Avatar userId={person.id} size={32} />
            <span className="menu-words">
              <span className="menu-name">{person.name}</span>
              <small>
                {person.title} · <LocalTime person={person} where />
              </small>
            </span>
            <News count={person.id === me.id ? 0 : (fromMuster[person.id] ?? 0)} />
            {person.id === me.id && <Icon name="check" size={18} />}
          </button>
        ))}
        <BesideItem onClose={onClose} />
      </div>
    </div>
  );
}

function News({ count }: { readonly count: number }): ReactNode {
  const { world } = useScene();
  if (count === 0) return null;
  return (
    <span className="badge">
      {count > 99 ? '99+' : count}
      <span className="for-ears"> {newsWords(count, world.bot.name)}</span>
    </span>
  );
}

function BesideItem({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { isWide, isSplit, split } = useStage();
  if (isSplit) return null;
  return (
    <button
      type="button"
      role="menuitem"
      className="menu-item last"
      aria-disabled={!isWide}
      onClick={() => {
        if (!isWide) return;
        onClose();
        split();
      }}
    >
      <Icon name="columns" />
      <span className="menu-words">
        Two people side by side
        {!isWide && <small>Needs a wider window: 1,100 pixels</small>}
      </span>
    </button>
  );
}

/** The keys of a menu: arrows, Home, End, the first letter of a name, Escape. */
function walkMenu(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf(event.target as HTMLElement);
  const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
  const byLetter = letter === null ? -1 : nextByLetter(items, { at, letter });
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key] ?? byLetter;
  if (event.key === 'Escape' || event.key === 'Tab') onClose();
  else if (to === -1 && event.key !== 'ArrowUp') return;
  else items[(to + items.length) % items.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function nextByLetter(
  items: readonly HTMLElement[],
  { at, letter }: { readonly at: number; readonly letter: string },
): number {
  const names = items.map((item) => item.querySelector('.menu-name')?.textContent?.toLowerCase() ?? '');
  const after = names.findIndex((name, index) => index > at && name.startsWith(letter));
  return after === -1 ? names.findIndex((name) => name.startsWith(letter)) : after;
}
