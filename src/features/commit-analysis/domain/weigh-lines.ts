import type { FileNature } from './file-kind.ts';
import { type Line, readLine } from './line.ts';
import type { ChangeBlock } from './read-patch.ts';

/** What blocks of one commit share: what was moved, repeated, or renamed in many places counts once. */
export type CommitMemory = {
  /** Shapes of removed lines and how often they are still to be found elsewhere. */
  readonly removed: Map<string, number>;
  /** Shapes of added lines, anywhere in it. */
  readonly added: ReadonlySet<string>;
  /** Four lines in a row that were added before. */
  readonly runs: Set<string>;
  /** `old→new` names that were replaced before. */
  readonly renames: Set<string>;
};

/** Lines' worth of work, each 0 or more: 1 is a line of eight new words. */
export type BlockWork = {
  readonly fresh: number;
  readonly removed: number;
  readonly remarks: number;
  /** Lines that were only moved or repeated, as a count: they weigh nothing. */
  readonly moved: number;
  readonly repeated: number;
};

/** What one block is worth, given what the commit has shown before it. */
export function weighBlock(block: ChangeBlock, { remarks }: FileNature, memory: CommitMemory): BlockWork {
  const removed = block.removed.map((text) => readLine(text, remarks));
  const added = block.added.map((text) => readLine(text, remarks));
  const repeated = findRepeated(added, memory.runs);
  const moved = findMoved(added, memory.removed);
  const bag = bagOf(removed);
  const renamed = findRenames(removed, added, memory.renames);
  const work = { fresh: 0, removed: 0, remarks: 0, moved: 0, repeated: 0 };
  for (const [at, line] of added.entries()) {
    const novel = line.tokens.filter((token) => !take(bag, token) && !renamed.has(token)).length;
    if (moved.has(at)) work.moved += 1;
    else if (repeated.has(at)) work.repeated += 1;
    else if (line.remark) work.remarks += worthOf(novel);
    else work.fresh += worthOf(novel);
  }
  // What stands elsewhere now was moved, not taken out.
  for (const { tokens, shape } of removed) if (memory.added.has(shape)) for (const token of tokens) take(bag, token);
  for (const count of bag.values()) work.removed += count / WORDS_PER_LINE;
  return work;
}

/** Words of a full line, and the most that one line counts for, so that long lines can't be padded. */
const WORDS_PER_LINE = 8;
const WORDS_MAX = 14;

const worthOf = (words: number): number => Math.min(words, WORDS_MAX) / WORDS_PER_LINE;

/** Lines in a row that make a run: single lines repeat by chance. */
const RUN = 4;

function findRepeated(added: readonly Line[], runs: Set<string>): ReadonlySet<number> {
  const lines = significant(added);
  const repeated = new Set<number>();
  for (let start = 0; start + RUN <= lines.length; start++) {
    const run = lines.slice(start, start + RUN);
    const key = run.map(({ line }) => line.shape).join('\n');
    if (runs.has(key)) for (const { at } of run) repeated.add(at);
    runs.add(key);
  }
  return repeated;
}

/** Lines that were taken out elsewhere in the commit, three or more in a row. */
function findMoved(added: readonly Line[], removed: Map<string, number>): ReadonlySet<number> {
  const moved = new Set<number>();
  let run: { readonly at: number; readonly line: Line }[] = [];
  const end = () => {
    if (run.length >= 3) for (const { at, line } of run) if (takeShape(removed, line.shape)) moved.add(at);
    run = [];
  };
  for (const one of significant(added)) {
    if ((removed.get(one.line.shape) ?? 0) > 0) run.push(one);
    else end();
  }
  end();
  return moved;
}

function takeShape(removed: Map<string, number>, shape: string): boolean {
  const left = removed.get(shape) ?? 0;
  if (left > 0) removed.set(shape, left - 1);
  return left > 0;
}

function significant(lines: readonly Line[]): readonly { readonly at: number; readonly line: Line }[] {
  return lines.flatMap((line, at) => (line.tokens.length < 2 ? [] : [{ at, line }]));
}

/** Names that stand where others stood before, line by line, and did so earlier in this commit. */
function findRenames(removed: readonly Line[], added: readonly Line[], known: Set<string>): ReadonlySet<string> {
  const again = new Set<string>();
  if (removed.length !== added.length) return again;
  for (const [at, line] of added.entries()) {
    const former = removed[at]?.tokens ?? [];
    if (former.length !== line.tokens.length) continue;
    for (const [n, token] of line.tokens.entries()) {
      const pair = `${former[n]}→${token}`;
      if (former[n] === token) continue;
      if (known.has(pair)) again.add(token);
      known.add(pair);
    }
  }
  return again;
}

function bagOf(lines: readonly Line[]): Map<string, number> {
  const bag = new Map<string, number>();
  for (const { tokens } of lines) for (const token of tokens) bag.set(token, (bag.get(token) ?? 0) + 1);
  return bag;
}

function take(bag: Map<string, number>, token: string): boolean {
  const left = bag.get(token) ?? 0;
  if (left === 0) return false;
  if (left === 1) bag.delete(token);
  else bag.set(token, left - 1);
  return true;
}
