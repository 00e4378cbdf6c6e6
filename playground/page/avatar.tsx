import type { ReactNode } from 'react';
import { Presence } from './people/presence.tsx';
import { nameOf, useScene } from './world/context.ts';

type Parts = {
  readonly userId: string;
  /** In pixels. */
  readonly size?: number;
  /** The dot that says whether it is working time where they are. */
  readonly presence?: boolean;
};

/** There are this many colours in avatar.css. */
const COLOURS = 12;

/** A person's initials on a colour of their own; Muster's mark. */
export function Avatar({ userId, size = 36, presence = false }: Parts): ReactNode {
  const { world } = useScene();
  const at = world.people.findIndex(({ id }) => id === userId);
  const person = world.people[at];
  return (
    <span
      className={at === -1 ? 'avatar app' : 'avatar'}
      data-colour={at === -1 ? undefined : at % COLOURS}
      aria-hidden="true"
      style={{ '--size': `${size}px` } as object}
    >
      {at === -1 ? <Mark /> : initialsOf(nameOf(world, userId))}
      {presence && person !== undefined && <Presence person={person} />}
    </span>
  );
}

/** Three ranks that fall in: Muster's mark. */
export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M5 17.5V8.2l7 5.6 7-5.6v9.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="12" cy="6.4" r="1.9" className="mark-dot" />
    </svg>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}
