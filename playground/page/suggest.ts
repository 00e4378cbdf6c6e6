import type { World } from '../web/describe-world.ts';

export type Suggestion = {
  /** What is put in place of the word being typed. */
  readonly insert: string;
  readonly label: string;
  readonly about: string;
};

/** Most shown at a time. */
const MOST = 6;

/** What the word before the cursor may become: a person, a channel, or, as first word, a command. */
export function suggest(
  world: World,
  before: string,
): { readonly start: number; readonly list: readonly Suggestion[] } {
  const command = /^\/[a-z]*$/i.exec(before);
  if (command !== null) return { start: 0, list: commands(world, before.toLowerCase()) };
  const word = /(?:^|[\s(,])([@#])([a-z0-9._-]*)$/i.exec(before);
  const [, mark, typed = ''] = word ?? [];
  const start = before.length - typed.length - 1;
  if (mark === '@') return { start, list: names(world, typed.toLowerCase()) };
  if (mark === '#') return { start, list: rooms(world, typed.toLowerCase()) };
  return { start: before.length, list: [] };
}

function commands(world: World, typed: string): readonly Suggestion[] {
  return world.manifest.commands
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, description, hint }) => ({
      ...{ insert: `${command} `, label: command, about: hint === '' ? description : `${description} ${hint}` },
    }));
}

function names(world: World, typed: string): readonly Suggestion[] {
  return world.people
    .filter(({ handle, name }) => handle.startsWith(typed) || name.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map(({ handle, name, title }) => ({ insert: `@${handle} `, label: `@${handle}`, about: `${name}, ${title}` }));
}

function rooms(world: World, typed: string): readonly Suggestion[] {
  return world.rooms
    .flatMap(({ name }) => (name?.startsWith(typed) ? [name] : []))
    .map((name) => ({ insert: `#${name} `, label: `#${name}`, about: '' }));
}
