import { type ReactNode, useEffect, useId, useState } from 'react';
import { directId } from '../company.ts';
import { useScene } from './world/context.ts';
import type { Place } from './world/place.ts';
import type { Seen } from './world/seen.ts';

type Parts = { readonly place: Place; readonly go: (place: Place) => void; readonly seen: Seen };

/** Who acts, and where they can go. */
export function Sidebar({ place, go, seen }: Parts): ReactNode {
  const { world, me } = useScene();
  const withMuster = directId(me.id, world.bot.id);
  const channels = world.rooms.filter(({ name, members }) => name !== null && members.includes(me.id));
  const others = world.people.filter(({ id }) => id !== me.id);
  const entry = (at: string, words: string, mark = '') => ({
    ...{ mark, words, isHere: place.at === at, isUnread: seen.isUnread(me.id, at) },
    onGo: () => go({ personId: me.id, at }),
  });
  return (
    <nav className="sidebar" aria-label="Workspace">
      <header>
        <strong>{world.workspace}</strong>
        <small>Muster playground</small>
      </header>
      <ActAs {...{ place, go, seen }} />
      <Group title="Muster">
        <Entry {...entry('home', 'Home', '⌂')} isHere={!world.rooms.some(({ id }) => id === place.at)} />
        <Entry {...entry(withMuster, 'Messages', '✉')} />
      </Group>
      <Group title="Channels">
        {channels.map(({ id, name }) => (
          <Entry key={id} {...entry(id, name ?? '', '#')} />
        ))}
      </Group>
      <Group title="Direct messages">
        {others.map(({ id, name }) => (
          <Entry key={id} {...entry(directId(me.id, id), name, '@')} />
        ))}
      </Group>
    </nav>
  );
}

function ActAs({ place, go, seen }: Parts): ReactNode {
  const { world, me } = useScene();
  const clock = useClock(me.timeZone);
  const id = useId();
  const change = (personId: string) => {
    const next = landing(place, { from: me.id, to: personId, botId: world.bot.id });
    const room = world.rooms.find((one) => one.id === next);
    go({
      personId,
      at: room === undefined || room.members.includes(personId) ? next : directId(personId, world.bot.id),
    });
  };
  const isWaiting = (personId: string) =>
    personId !== me.id && seen.isUnread(personId, directId(personId, world.bot.id));
  return (
    <div className="act-as">
      <label htmlFor={id}>Act as</label>
      <select id={id} className="field" value={me.id} onChange={({ target }) => change(target.value)}>
        {world.people.map((person) => (
          <option key={person.id} value={person.id}>
            {`${person.name}${isWaiting(person.id) ? ' • new' : ''}`}
          </option>
        ))}
      </select>
      <small>
        {me.title}
        <br />
        {clock} in {me.timeZone.split('/')[1]?.replace('_', ' ')}
      </small>
    </div>
  );
}

/** The other person's view of the same thing: their Home, their messages from Muster, the same channel. */
function landing({ at }: Place, { from, to, botId }: { from: string; to: string; botId: string }): string {
  if (at === directId(from, botId)) return directId(to, botId);
  return at.startsWith('D') ? directId(to, botId) : at;
}

/** The time there, kept right. */
function useClock(timeZone: string): string {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(tick);
  }, []);
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

type EntryParts = {
  readonly mark: string;
  readonly words: string;
  readonly isHere: boolean;
  readonly isUnread: boolean;
  readonly onGo: () => void;
};

function Entry({ mark, words, isHere, isUnread, onGo }: EntryParts): ReactNode {
  return (
    <li>
      <button
        type="button"
        className={isUnread && !isHere ? 'entry unread' : 'entry'}
        aria-current={isHere ? 'page' : undefined}
        onClick={onGo}
      >
        <span className="mark" aria-hidden="true">
          {mark}
        </span>
        <span className="words">{words}</span>
        {isUnread && !isHere && <span className="dot" role="img" aria-label="new" />}
      </button>
    </li>
  );
}
