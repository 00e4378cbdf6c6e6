import type { TaskId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Blocker, Said } from './check-in.ts';
import type { DraftSentence } from './draft.ts';

/** Longest text of one field, in characters. Source: Slack's text input. */
export const TEXT_MAX = 3_000;
/** Most blockers of one check-in: each may block a task and be asked about. */
export const BLOCKERS_MAX = 10;

/** Lines as people write them, without bullets and empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

/** As a field shows them: one a line, with a bullet; lines that don't fit are left to the facts. */
export function asField(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines.map((one) => `• ${one.replace(/\s+/g, ' ')}`)) {
    if ([...kept, line].join('\n').length > TEXT_MAX) break;
    kept.push(line);
  }
  return kept.join('\n');
}

/** What was typed under "done": a line that still says what the draft said keeps its facts, the others are own words. */
export function readDone(text: string, drafted: readonly DraftSentence[]): readonly Said[] {
  return linesOf(text).map((line) => {
    const sentence = drafted.find((one) => one.text.replace(/\s+/g, ' ') === line);
    return sentence === undefined
      ? { text: line, factIds: [], url: null }
      : { text: line, factIds: sentence.factIds, url: sentence.url };
  });
}

export type TypedBlocker = {
  readonly text: string;
  /** Of the task it names; null when it names none. */
  readonly number: number | null;
};

/** One blocker a line; the first `T-12` in it is the task. */
export function readBlockers(text: string): readonly TypedBlocker[] {
  return linesOf(text).map((line) => {
    const digits = /\bT-0*([1-9]\d{0,8})\b/i.exec(line)?.[1];
    return { text: line, number: digits === undefined ? null : Number(digits) };
  });
}

/** A blocker as its task says it: `T-12: waits for the key` becomes `Waits for the key`, as the task names itself. */
export function withoutTask(text: string): string {
  const said = text.replace(/^T-\d{1,9}\b[\s:,–-]*/i, '').trim();
  return said === '' ? text : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

export type NamedBlocker = { readonly text: string; readonly taskId: TaskId | null; readonly private: boolean };

/**
 * The blockers of a check-in, each with the day it was first named: about the same task, or in the same words, it is the
 * same blocker.
 * @param known of the check-in before, and of this one as it was
 */
export function continueBlockers(
  named: readonly NamedBlocker[],
  { known, on, newId }: { readonly known: readonly Blocker[]; readonly on: CalendarDay; readonly newId: () => string },
): readonly Blocker[] {
  return named.map((one) => {
    const before = known.find((other) => isSame(one, other));
    return { ...one, id: before?.id ?? newId(), since: before?.since ?? on };
  });
}

/** Those of before that are named no longer. */
export function droppedBlockers(before: readonly Blocker[], now: readonly Blocker[]): readonly Blocker[] {
  return before.filter(({ id }) => now.every((one) => one.id !== id));
}

function isSame(a: NamedBlocker, b: NamedBlocker): boolean {
  return a.taskId !== null ? a.taskId === b.taskId : b.taskId === null && plain(a.text) === plain(b.text);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
