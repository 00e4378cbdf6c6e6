import { directId, type Person } from '../../company.ts';
import type { World } from '../../web/contract.ts';

/** Somewhere to go, or somebody to be. */
export type Destination = {
  readonly key: string;
  readonly kind: 'home' | 'threads' | 'github' | 'jira' | 'channel' | 'direct' | 'person';
  readonly name: string;
  readonly about: string;
  /** A conversation's id, `home`, `threads`, `github`, `jira` or a person's id. */
  readonly id: string;
  /** Whose face stands before it. */
  readonly userId?: string;
};

type Eyes = { readonly world: World; readonly me: Person };

/** Everywhere the acting person can go, then everybody who can be acted as. */
export function destinationsOf({ world, me }: Eyes): readonly Destination[] {
  const channels = world.rooms.flatMap(({ id, name, members }) =>
    name !== null && members.includes(me.id) ? [to('channel', { id, name, about: 'Channel' })] : [],
  );
  const others = world.people.filter(({ id }) => id !== me.id);
  const directs = others.map(({ id: userId, name }) => {
    return to('direct', { id: directId(me.id, userId), name, about: 'Direct message', userId });
  });
  const { bot } = world;
  return [
    to('home', { id: 'home', name: 'Home', about: bot.name }),
    to('threads', { id: 'threads', name: 'Threads', about: '' }),
    to('github', { id: 'github', name: 'GitHub', about: 'Pull requests' }),
    to('jira', { id: 'jira', name: 'Jira', about: 'Sprint board' }),
    to('direct', { id: directId(me.id, bot.id), name: bot.name, about: 'App', userId: bot.id }),
    ...channels,
    ...directs,
    ...others.map(({ id, name, title }) => to('person', { id, name, about: title, userId: id })),
  ];
}

/** Those that fit what was typed, best first: by a word's beginning before anywhere else. */
export function matching(all: readonly Destination[], typed: string): readonly Destination[] {
  const wanted = typed.trim().toLowerCase().replace(/^[#@]/, '');
  if (wanted === '') return all;
  const rank = ({ name, about }: Destination): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    if (lower.split(/[\s-]/).some((word) => word.startsWith(wanted))) return 1;
    if (lower.includes(wanted)) return 2;
    return about.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return all.filter((one) => rank(one) < 4).toSorted((a, b) => rank(a) - rank(b));
}

type Details = Omit<Destination, 'key' | 'kind'>;

function to(kind: Destination['kind'], details: Details): Destination {
  return { kind, key: `${kind}/${details.id}`, ...details };
}
