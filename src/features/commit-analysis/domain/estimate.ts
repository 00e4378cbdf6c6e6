import type { HostFile } from '../../../ports/outbound/host-records.ts';
import { type FileKind, type FileNature, natureOf } from './file-kind.ts';
import { readLine } from './line.ts';
import { type ChangeBlock, readPatch } from './read-patch.ts';
import type { Reason } from './reasons.ts';
import { type CommitMemory, weighBlock } from './weigh-lines.ts';

export type WeighedCommit = {
  readonly files: readonly Pick<HostFile, 'path' | 'previousPath' | 'status' | 'additions' | 'deletions' | 'patch'>[];
  /** Two or more: a merge, whose changes were weighed where they were made. */
  readonly parents: number;
};

export type Estimate = {
  /** Points without rounding, 0 or more. Parts of a commit add up to the whole. */
  readonly value: number;
  /** Hours such a change tends to take; a planning hint, never a measure of a person. */
  readonly hours: { readonly low: number; readonly high: number };
  readonly reasons: readonly Reason[];
};

/**
 * What a commit weighs, from its diff alone: the same diff gives the same value, and nothing written in it is read as
 * more than words. Linear in the work, so splitting a commit neither gains nor loses.
 * Source: house rule in README, "Commit values"; not fitted to data.
 */
export function estimateCommit(commit: WeighedCommit): Estimate {
  if (commit.parents > 1) return { value: 0, hours: { low: 0, high: 0 }, reasons: [{ code: 'merge', amount: 1 }] };
  const files = commit.files.map((file) => ({
    file,
    nature: natureOf(file.path),
    blocks: readPatch(file.patch ?? ''),
  }));
  const memory = remember(files);
  const tally = new Map<Reason['code'], number>();
  const add = (code: Reason['code'], amount: number) => tally.set(code, (tally.get(code) ?? 0) + amount);
  let lines = 0;
  let unseen = 0;
  for (const one of files) {
    const weighed = weighFile(one, memory);
    lines += weighed.lines;
    unseen += weighed.unseen;
    for (const { code, amount } of weighed.reasons) add(code, amount);
  }
  const value = lines / LINES_PER_POINT;
  return { value, hours: hoursOf(value, lines === 0 ? 0 : unseen / lines), reasons: sorted(tally) };
}

/** Three points are half a day to a day: some sixty lines of new code. */
const LINES_PER_POINT = 20;

type ReadFile = {
  readonly file: WeighedCommit['files'][number];
  readonly nature: FileNature;
  readonly blocks: readonly ChangeBlock[];
};
type WeighedFile = { readonly lines: number; readonly unseen: number; readonly reasons: readonly Reason[] };

const nothing = (reasons: readonly Reason[]): WeighedFile => ({ lines: 0, unseen: 0, reasons });

function weighFile({ file, nature, blocks }: ReadFile, memory: CommitMemory): WeighedFile {
  const changed = file.additions + file.deletions;
  if (nature.weight === 0) return nothing([{ code: weightless(nature.kind), amount: changed }]);
  if (changed === 0) return nothing(file.status === 'renamed' ? [{ code: 'renamed', amount: 1 }] : []);
  if (isMachineMade(file, blocks)) return nothing([{ code: 'generated', amount: changed }]);
  if (blocks.length === 0) return weighUnseen(file, nature);
  const works = blocks.map((block) => weighBlock(block, nature, memory));
  const sum = (part: keyof (typeof works)[number]) => works.reduce((total, work) => total + work[part], 0);
  const work = { fresh: sum('fresh'), removed: sum('removed'), remarks: sum('remarks') };
  const lines = nature.weight * (work.fresh + work.removed * REMOVED + work.remarks * REMARKS);
  const reasons: Reason[] = [
    { code: nature.kind === 'code' ? 'new-code' : codeOf(nature.kind), amount: work.fresh },
    { code: 'removed', amount: work.removed },
    { code: 'remarks', amount: work.remarks },
    { code: 'moved', amount: sum('moved') },
    { code: 'repeated', amount: sum('repeated') },
  ];
  // Lines were changed, but no word of them: a formatter went over it.
  if (lines < changed * 0.02) reasons.push({ code: 'formatting', amount: changed });
  return { lines, unseen: 0, reasons };
}

/** What taking code out, and writing remarks, weighs against new code. */
const REMOVED = 0.1;
const REMARKS = 0.05;

/** Too large for the host to show: mostly data and machine's work, so little of it counts, and with a wide interval. */
function weighUnseen(file: ReadFile['file'], nature: FileNature): WeighedFile {
  const lines = Math.min(file.additions, UNSEEN_MAX) * UNSEEN * nature.weight;
  return { lines, unseen: lines, reasons: [{ code: 'unseen', amount: file.additions }] };
}

const UNSEEN = 0.25;
const UNSEEN_MAX = 400;

/** The mark that generators put on top of new files. Source: go.dev/s/generatedcode and its like in other languages. */
function isMachineMade(file: ReadFile['file'], [first]: readonly ChangeBlock[]): boolean {
  if (file.status !== 'added' || first === undefined) return false;
  return first.added
    .slice(0, 5)
    .some((line) => /^\s*(?:\/\/|#|--|\/\*|<!--) ?(?:Code generated .* DO NOT EDIT\.|@generated\b)/.test(line));
}

function remember(files: readonly ReadFile[]): CommitMemory {
  const removed = new Map<string, number>();
  const added = new Set<string>();
  for (const { blocks, nature } of files)
    for (const block of blocks) {
      for (const text of block.removed) {
        const { shape, tokens } = readLine(text, nature.remarks);
        if (tokens.length >= 2) removed.set(shape, (removed.get(shape) ?? 0) + 1);
      }
      for (const text of block.added) added.add(readLine(text, nature.remarks).shape);
    }
  return { removed, added, runs: new Set(), renames: new Set() };
}

/** Wide on purpose, and wider where the diff wasn't there to see. */
function hoursOf(value: number, unseenShare: number): Estimate['hours'] {
  const low = value * (1.2 - 0.6 * unseenShare);
  const high = value * (3 + 1.5 * unseenShare);
  return { low: roundHours(low), high: roundHours(high) };
}

const roundHours = (hours: number): number => Math.round(hours * 10) / 10;

function weightless(kind: FileKind): Reason['code'] {
  return kind === 'lock-file' || kind === 'vendored' ? kind : 'generated';
}

function codeOf(kind: FileKind): Reason['code'] {
  return kind === 'code' ? 'new-code' : kind;
}

/** Largest first; what is next to nothing is left out. */
function sorted(tally: ReadonlyMap<Reason['code'], number>): readonly Reason[] {
  return [...tally]
    .map(([code, amount]) => ({ code, amount: Math.round(amount) }))
    .filter(({ amount }) => amount >= 1)
    .sort((a, b) => b.amount - a.amount || a.code.localeCompare(b.code));
}
