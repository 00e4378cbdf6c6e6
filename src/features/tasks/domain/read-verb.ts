import { nearWord } from './near-word.ts';
import type { Word, Words } from './slack-words.ts';
import { taskRef } from './task.ts';

/** Verbs of `/task` that stand before a task number. */
export const commandVerbs = ['show', 'start', 'done', 'block', 'reopen', 'cancel'] as const;
export type CommandVerb = (typeof commandVerbs)[number];

export type ListFilter =
  | { readonly kind: 'mine' | 'team' | 'blocked' | 'overdue' }
  | { readonly kind: 'person'; readonly userId: string }
  /** A plain `@ana` that Slack did not resolve. */
  | { readonly kind: 'unresolved-person'; readonly name: string };

export type VerbText =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly filter: ListFilter }
  | { readonly kind: 'verb'; readonly verb: CommandVerb; readonly number: number; readonly reason: string };

/**
 * A verb counts only before a task number, `list` only alone or before a known filter; `T-12` alone asks to see it;
 * null: the text is a title.
 */
export function readVerb({ text, words }: Words): VerbText | null {
  const [first, second, third] = words;
  const said = first?.text.toLowerCase() ?? '';
  if (words.length === 1 && (said === 'help' || said === '?')) return { kind: 'help' };
  if (said === 'list') {
    const filter = words.length <= 2 ? readFilter(second) : null;
    return filter === null ? null : { kind: 'list', filter };
  }
  const alone = words.length === 1 ? readClearNumber(said) : null;
  if (alone !== null) return { kind: 'verb', verb: 'show', number: alone, reason: '' };
  const verb = commandVerbs.find((known) => known === said);
  const number = readTaskNumber(second?.text ?? '', words.length === 2);
  if (verb === undefined || number === null) return null;
  return { kind: 'verb', verb, number, reason: third === undefined ? '' : text.slice(third.start) };
}

/** The command that a text nearly is, for "did you mean …?"; null when it is plainly a title. */
export function nearVerb({ text, words }: Words): string | null {
  const [first, second, third] = words;
  const said = first?.text.toLowerCase() ?? '';
  const number = readTaskNumber(second?.text ?? '', true);
  if (words.length === 1) return nearLoneWord(said);
  if (words.length === 2 && said === 'list') return nearFilter(second?.text ?? '');
  // A bare number after a verb is most often a count ("show 2 decimals"): no hint.
  if (number === null || (third !== undefined && /^\d/.test(second?.text ?? ''))) return null;
  const verb = meant.get(said) ?? nearWord(said, commandVerbs);
  if (verb === null) return null;
  const reason = third === undefined ? '' : ` ${text.slice(third.start)}`;
  return `/task ${verb} ${taskRef(number)}${reason}`;
}

const filters = ['mine', 'team', 'blocked', 'overdue'] as const;

/** Words people use for a verb of ours; a map, as `constructor` is a word too. */
const meant: ReadonlyMap<string, CommandVerb> = new Map([
  ['begin', 'start'],
  ['started', 'start'],
  ['unblock', 'start'],
  ['complete', 'done'],
  ['completed', 'done'],
  ['finish', 'done'],
  ['finished', 'done'],
  ['close', 'done'],
  ['resolve', 'done'],
  ['blocked', 'block'],
  ['cancelled', 'cancel'],
  ['delete', 'cancel'],
  ['remove', 'cancel'],
  ['drop', 'cancel'],
  ['open', 'show'],
  ['view', 'show'],
  ['edit', 'show'],
  ['undo', 'show'],
]);

/** `T-12`, `t-12`, `T12:`; a bare `12` or `#12` only when nothing follows, else it is a count or a foreign issue. */
function readTaskNumber(said: string, isLast: boolean): number | null {
  const short = isLast ? /^[t#]?0*([1-9]\d{0,8})[:,.;]?$/i.exec(said) : null;
  return readClearNumber(said) ?? (short?.[1] === undefined ? null : Number(short[1]));
}

/** What can't be anything but a task's number. */
function readClearNumber(said: string): number | null {
  const digits = /^t[-‐‑–—]0*([1-9]\d{0,8})[:,.;]?$/i.exec(said)?.[1];
  return digits === undefined ? null : Number(digits);
}

function readFilter(word: Word | undefined): ListFilter | null {
  if (word === undefined) return { kind: 'mine' };
  if (word.userId !== null) return { kind: 'person', userId: word.userId };
  const known = filters.find((filter) => filter === word.text.toLowerCase());
  if (known !== undefined) return { kind: known };
  const name = /^@([\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*)$/u.exec(word.text)?.[1];
  return name === undefined ? null : { kind: 'unresolved-person', name };
}

function nearLoneWord(said: string): string | null {
  const word = nearWord(said, ['list', 'help', ...commandVerbs]);
  if (word === null) return null;
  return word === 'list' || word === 'help' ? `/task ${word}` : `/task ${word} T-12`;
}

function nearFilter(said: string): string | null {
  const filter = nearWord(said.toLowerCase(), filters);
  return filter === null ? null : `/task list ${filter}`;
}
