import type { DateReader } from '../../../kit/dates/read-date-words.ts';
import { readSuffixes, type Suffixes } from './read-suffixes.ts';
import { nearVerb, readVerb, type VerbText } from './read-verb.ts';
import { readSlackWords } from './slack-words.ts';

/** What somebody typed after `/task`. */
export type TaskText =
  | { readonly kind: 'empty' }
  | VerbText
  | ({ readonly kind: 'create' } & QuickTask)
  /** A person and perhaps more, but no word of a title: the form opens with what there is. */
  | ({ readonly kind: 'untitled' } & Omit<QuickTask, 'title' | 'didYouMean'>);

export type QuickTask = Omit<Suffixes, 'wordsLeft'> & {
  /** On one line, never empty, possibly too long for a title. */
  readonly title: string;
  /** The command this text nearly is, for example `/task done T-12`; null when it is plainly a title. */
  readonly didYouMean: string | null;
};

/**
 * Reads the text of `/task` as Slack sends it (escaped). Person, date, points and priority count at the end only; the
 * rest is the title untouched but for a comma that led to them. Never throws, loses nothing that was typed.
 */
export function parseTaskText(raw: string, reader: DateReader): TaskText {
  const words = readSlackWords(raw);
  if (words.words.length === 0) return { kind: 'empty' };
  const verb = readVerb(words);
  if (verb !== null) return verb;
  const { wordsLeft, ...suffixes } = readSuffixes(words, reader);
  if (wordsLeft === 0) return { kind: 'untitled', ...suffixes };
  const typed = words.text.slice(0, words.words[wordsLeft - 1]?.end);
  const title = suffixes.said.length > 0 ? withoutComma(typed) : typed;
  return { kind: 'create', title, ...suffixes, didYouMean: nearVerb(words) };
}

/** Not a regular expression: `[,;]+$` takes quadratic time on a text of commas. */
function withoutComma(typed: string): string {
  let end = typed.length;
  while (end > 0 && ',; '.includes(typed.charAt(end - 1))) end -= 1;
  return end === 0 ? typed : typed.slice(0, end);
}
