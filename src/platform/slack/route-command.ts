import { closest } from 'fastest-levenshtein';
import type { Message } from '../../kit/blocks/index.ts';
import type { Command } from '../../ports/inbound/slack.ts';
import { buildHelp, buildOverview, buildUnknownWord, helpOf } from './help.ts';
import type { CommandEntry, Registry } from './registry.ts';

export type CommandRoute =
  | { readonly kind: 'run'; readonly command: Command; readonly text: string }
  | { readonly kind: 'help' | 'unknown'; readonly message: Message };

/**
 * Finds what a slash command means. `help` and unknown words are answered here; an unknown word gets the closest
 * known one.
 */
export function routeCommand(registry: Registry, name: string, typed: string): CommandRoute {
  const entry = registry.commands.get(name) ?? (name === '/muster' ? NO_WORDS : undefined);
  const text = typed.trim();
  if (entry === undefined) return unknown(registry, name, name);
  if (entry.kind === 'words') return routeWord(registry, { name, text }, entry.words);
  if (text.toLowerCase() === 'help') return { kind: 'help', message: buildHelp(helpOf(entry)) };
  const verb = entry.verbs.find(({ claims }) => claims(text));
  if (verb !== undefined) return { kind: 'run', command: verb, text };
  return { kind: 'run', command: entry.command, text: typed };
}

/** `/muster help` works even before any feature has a word there. */
const NO_WORDS: CommandEntry = { kind: 'words', words: new Map() };

function routeWord(
  registry: Registry,
  { name, text }: { name: string; text: string },
  words: ReadonlyMap<string, Command>,
): CommandRoute {
  const [word = '', rest = ''] = splitOnce(text);
  if (word === '' || (word === 'help' && rest === '')) return { kind: 'help', message: buildOverview(registry) };
  const asked = word === 'help' ? rest.toLowerCase() : word;
  const command = words.get(asked);
  if (command === undefined) return unknown(registry, `${name} ${asked}`, name);
  if (word === 'help' || rest.toLowerCase() === 'help') return { kind: 'help', message: buildHelp(command.help) };
  return { kind: 'run', command, text: rest };
}

function unknown(registry: Registry, typed: string, name: string): CommandRoute {
  const known = [...registry.commands].flatMap(([command, entry]) => namesOf(command, entry));
  const siblings = known.filter((candidate) => candidate.startsWith(`${name} `));
  const candidates = siblings.length > 0 ? siblings : known;
  const nearest = candidates.length === 0 ? null : closest(typed.slice(0, LONGEST_TYPED), candidates);
  return { kind: 'unknown', message: buildUnknownWord(typed, nearest) };
}

/** The distance of a long text to a short word says nothing and costs time. */
const LONGEST_TYPED = 60;

function namesOf(command: string, entry: CommandEntry): string[] {
  return entry.kind === 'single' ? [command] : [...entry.words.keys()].map((word) => `${command} ${word}`);
}

function splitOnce(text: string): [string, string] {
  const at = text.search(/\s/);
  return at === -1 ? [text.toLowerCase(), ''] : [text.slice(0, at).toLowerCase(), text.slice(at).trim()];
}
