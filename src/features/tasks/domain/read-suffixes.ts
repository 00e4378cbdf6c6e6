import { mayEndDate } from '../../../kit/dates/date-shapes.ts';
import { type DateReader, readDateWords } from '../../../kit/dates/read-date-words.ts';
import type { Word, Words } from './slack-words.ts';
import { isPoints, type Points, type Priority, pointScale, priorities } from './task.ts';

/** What was said at the end of a quick text. */
export type Suffixes = {
  /** Slack id of the mentioned person. */
  readonly mentionedUserId: string | null;
  /** A plain `@ana` that Slack did not resolve, without its sign. */
  readonly unresolvedMention: string | null;
  readonly due: { readonly on: string; readonly said: string } | null;
  readonly points: Points | null;
  readonly priority: Priority | null;
  /** Sentences about what looks like a suffix and wasn't taken as one. */
  readonly warnings: readonly string[];
  /** Each recognised phrase as typed, first to last. */
  readonly said: readonly string[];
  /** How many words stand before the first suffix: 0 only when all there is are suffixes with a person. */
  readonly wordsLeft: number;
};

/**
 * Reads person, date, points and priority from the end, in any order, each at most once, and stops at the first word
 * that is none of them. A phrase that finishes a sentence (`for friday`, `to @ana`, `2 of 3 points`) stays there.
 */
export function readSuffixes(words: Words, reader: DateReader): Suffixes {
  let found: Suffixes = { ...nothing, wordsLeft: words.words.length };
  while (found.wordsLeft > 0) {
    const open = words.words.slice(0, found.wordsLeft);
    const next =
      readPerson(open, found) ?? readPriority(open, found) ?? readPoints(open, found) ?? readDue(open, found, reader);
    if (next === null) return { ...found, warnings: warningsAbout(open, found, reader) };
    const wordsLeft = open.length - next.size;
    const said = words.text.slice(open[wordsLeft]?.start, open.at(-1)?.end);
    const sentence = sentenceOf(open[wordsLeft - 1], next);
    if (sentence !== null) return { ...found, warnings: [stayed(`${sentence} ${said}`, next.kind)] };
    const after = { ...found, ...next.value(said), said: [said, ...found.said], wordsLeft };
    // Suffixes alone make no task, except that a mention asks for a title: then the first phrase is the title.
    if (wordsLeft === 0 && after.mentionedUserId === null && after.unresolvedMention === null) return found;
    found = after;
  }
  return found;
}

const nothing = {
  mentionedUserId: null,
  unresolvedMention: null,
  due: null,
  points: null,
  priority: null,
  warnings: [],
  said: [],
};

type Suffix = {
  readonly kind: 'person' | 'priority' | 'points' | 'due';
  /** Words it takes. */
  readonly size: number;
  readonly value: (said: string) => Partial<Suffixes>;
};

function readPerson(open: readonly Word[], found: Suffixes): Suffix | null {
  const word = open.at(-1);
  if (word === undefined || found.mentionedUserId !== null || found.unresolvedMention !== null) return null;
  if (word.userId !== null) {
    const mentionedUserId = word.userId;
    return { kind: 'person', size: 1, value: () => ({ mentionedUserId }) };
  }
  const plain = /^@([\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*)$/u.exec(bare(word))?.[1];
  if (plain === undefined || /^(here|channel|everyone)$/i.test(plain)) return null;
  return { kind: 'person', size: 1, value: () => ({ unresolvedMention: plain }) };
}

function readPriority(open: readonly Word[], found: Suffixes): Suffix | null {
  const said = bare(open.at(-1)).toLowerCase();
  const priority = priorities.find((known) => said === `!${known}`);
  if (priority === undefined || found.priority !== null) return null;
  return { kind: 'priority', size: 1, value: () => ({ priority }) };
}

function readPoints(open: readonly Word[], found: Suffixes): Suffix | null {
  const said = saidPoints(open);
  if (said === null || found.points !== null || !isPoints(said.number)) return null;
  const points = said.number;
  return { kind: 'points', size: said.size, value: () => ({ points }) };
}

/** `3p`, `3pt`, `3points`, `3 points`; any number, on the scale or not. */
function saidPoints(open: readonly Word[]): { number: number; size: number } | null {
  const last = bare(open.at(-1));
  const joined = /^(\d{1,2})(?:p|pts?|points?)$/i.exec(last)?.[1];
  if (joined !== undefined) return { number: Number(joined), size: 1 };
  const number = /^(?:pts?|points?)$/i.test(last) ? /^\d{1,2}$/.exec(bare(open.at(-2)))?.[0] : undefined;
  return number === undefined ? null : { number: Number(number), size: 2 };
}

/** Longest phrase first, so that `in 3 days` isn't cut short; `by`, `on` and `due` belong to it. */
function readDue(open: readonly Word[], found: Suffixes, reader: DateReader): Suffix | null {
  if (found.due !== null || !mayEndDate.test(bare(open.at(-1)))) return null;
  for (let size = Math.min(DATE_WORDS_MAX, open.length); size > 0; size -= 1) {
    const reading = readDateWords(phrase(open, size), reader);
    if (reading?.kind !== 'date') continue;
    return { kind: 'due', size: size + leadIn(open, size), value: (said) => ({ due: { on: reading.on, said } }) };
  }
  return null;
}

/** `fri, 1st of dec, 2026` is the longest phrase there is. */
const DATE_WORDS_MAX = 5;

function phrase(open: readonly Word[], size: number): string {
  return open.slice(-size).map(bare).join(' ');
}

/** How many of the words before a date only lead to it; the first word of all is never one, it is the title. */
function leadIn(open: readonly Word[], size: number): number {
  const [beforeLast, last] = [open.at(-size - 2), open.at(-size - 1)].map((word) => word?.text.toLowerCase());
  if (/^(by|on)$/.test(last ?? '')) return beforeLast === 'due' ? 2 : 1;
  return last === 'due' ? 1 : 0;
}

const endsInName = /^(to|with|from|for|by|of|via|and|or|about|like|ask|tell|than|as|at)$/i;
const endsInNumber =
  /^(for|since|from|of|by|until|till|after|before|than|and|or|to|the|about|at|per|every|each|as|between|during|with|these|those|all|top|last|not|vs|\+|&|-|–|\/)$/i;

/** The word that makes the phrase part of the sentence before it; null when the phrase stands for itself. */
function sentenceOf(before: Word | undefined, { kind }: Suffix): string | null {
  if (before === undefined || kind === 'priority') return null;
  const ends = kind === 'person' ? endsInName : endsInNumber;
  return ends.test(before.text) ? before.text : null;
}

function stayed(phrase: string, kind: Suffix['kind']): string {
  const instead = {
    person:
      'nobody was assigned by it. Put the mention at the very end without a word like “to” before it, or use Edit.',
    due: 'it set no due date. Write `by friday` or only the date at the end, or use Edit.',
    points: 'it set no points. Write them as `3p` at the end, or use Edit.',
    priority: '',
  }[kind];
  return `“${phrase}” stayed in the title, so ${instead}`;
}

/** The word at which reading stopped may have been meant as a suffix. */
function warningsAbout(open: readonly Word[], found: Suffixes, reader: DateReader): readonly string[] {
  const last = bare(open.at(-1));
  if (/^!\p{L}+$/u.test(last) && found.priority === null) {
    return [
      `“${last}” isn't a priority, so it stayed in the title. Write ${priorities.map((known) => `\`!${known}\``).join(', ')}.`,
    ];
  }
  const points = saidPoints(open);
  if (points !== null && found.points === null) {
    return [`${points.number} isn't on the points scale (${pointScale.join(', ')}), so it stayed in the title.`];
  }
  if (found.due !== null || !mayEndDate.test(last)) return [];
  for (let size = Math.min(DATE_WORDS_MAX, open.length); size > 0; size -= 1) {
    const said = phrase(open, size);
    const reading = readDateWords(said, reader);
    if (reading?.kind === 'past' && reading.on !== null) {
      return [`“${said}” has passed already, so it stayed in the title and set no due date.`];
    }
  }
  return [];
}

/** Without the comma that separates it from what follows. */
function bare(word: Word | undefined): string {
  return (word?.text ?? '').replace(/[,;]$/, '');
}
