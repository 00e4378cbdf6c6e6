import type { Person } from '../../company.ts';
import type { World } from '../../web/contract.ts';
import { readHint, verbsOf } from './read-hint.ts';

export type Suggestion = {
  /** What is put in place of the word being typed. */
  readonly insert: string;
  /** The whole of what is being typed; when it stands there already, Enter sends. */
  readonly label: string;
  readonly about: string;
  readonly look: Look;
};

type Look = { readonly kind: 'command' | 'channel' } | { readonly kind: 'person'; readonly person: Person };

export type Suggestions = { readonly start: number; readonly list: readonly Suggestion[] };

/** Most shown at a time. */
const MOST = 7;

type Asked = { readonly world: World; readonly me: Person; readonly before: string };

/** What the word before the cursor may become: a command, what may follow it, a person, a channel. */
export function suggest({ world, me, before }: Asked): Suggestions {
  const command = /^\/[a-z]*$/i.exec(before);
  if (command !== null) return { start: 0, list: commands(world, before.toLowerCase()) };
  const verb = /^(\/[a-z]+) ([a-z]+)$/i.exec(before);
  if (verb !== null) {
    const [, name = '', typed = ''] = verb;
    return { start: before.length - typed.length, list: verbs(world, name.toLowerCase(), typed.toLowerCase()) };
  }
  const [, mark, typed = ''] = /(?:^|[\s(,])([@#])([\p{L}\d._-]*)$/u.exec(before) ?? [];
  const start = before.length - typed.length - 1;
  if (mark === '@') return { start, list: names({ world, me }, typed.toLowerCase()) };
  if (mark === '#') return { start, list: rooms({ world, me }, typed.toLowerCase()) };
  return { start: before.length, list: [] };
}

function commands(world: World, typed: string): readonly Suggestion[] {
  return world.manifest.commands
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, description }) => ({
      ...{ insert: `${command} `, label: command, about: description, look: { kind: 'command' as const } },
    }));
}

function verbs(world: World, name: string, typed: string): readonly Suggestion[] {
  const hint = world.manifest.commands.find(({ command }) => command === name)?.hint ?? '';
  return verbsOf(readHint(hint))
    .filter(({ words }) => words.startsWith(typed))
    .map(({ words }) => {
      const [verb = '', ...rest] = words.split(' ');
      const insert = rest.length > 0 ? `${verb} ` : verb;
      return { insert, label: verb, about: rest.join(' '), look: { kind: 'command' as const } };
    });
}

type Eyes = Pick<Asked, 'world' | 'me'>;

function names({ world, me }: Eyes, typed: string): readonly Suggestion[] {
  const rank = ({ handle, name }: Person): number => {
    const words = name.toLowerCase().split(' ');
    if (handle.startsWith(typed)) return 0;
    if (words.some((word) => word.startsWith(typed))) return 1;
    return name.toLowerCase().includes(typed) ? 2 : 3;
  };
  return world.people
    .filter((person) => rank(person) < 3)
    .toSorted((a, b) => rank(a) - rank(b) || Number(a.id === me.id) - Number(b.id === me.id))
    .slice(0, MOST)
    .map((person) => ({
      ...{ insert: `@${person.handle} `, label: `@${person.handle}`, about: person.title },
      look: { kind: 'person' as const, person },
    }));
}

function rooms({ world, me }: Eyes, typed: string): readonly Suggestion[] {
  return world.rooms
    .flatMap(({ name, members }) => (name?.includes(typed) && members.includes(me.id) ? [name] : []))
    .toSorted((a, b) => Number(b.startsWith(typed)) - Number(a.startsWith(typed)))
    .slice(0, MOST)
    .map((name) => ({ insert: `#${name} `, label: `#${name}`, about: '', look: { kind: 'channel' as const } }));
}
