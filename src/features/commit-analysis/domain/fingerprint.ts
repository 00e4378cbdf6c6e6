import { digest } from '../../../kit/digest.ts';
import type { WeighedCommit } from './estimate.ts';
import { natureOf } from './file-kind.ts';
import { readPatch } from './read-patch.ts';

/** A change as itself, wherever and however often it is committed, and as what would undo it. */
export type Fingerprint = { readonly change: string; readonly undo: string };

/**
 * The same for rebased, cherry-picked and force-pushed copies of a change: line numbers, blanks and the order of files
 * don't count. Null when there is too little to tell changes apart, or a part of the diff wasn't there to see.
 */
export function fingerprintOf(files: WeighedCommit['files']): Fingerprint | null {
  const weighty = files.filter(({ path }) => natureOf(path).weight > 0).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  if (weighty.some(({ patch, additions, deletions }) => patch === null && additions + deletions > 0)) return null;
  const change: string[] = [];
  const undo: string[] = [];
  for (const { path, patch } of weighty)
    for (const { removed, added } of readPatch(patch ?? '')) {
      change.push(`${path}\n-${removed.map(bare).join('\n-')}\n+${added.map(bare).join('\n+')}`);
      undo.push(`${path}\n-${added.map(bare).join('\n-')}\n+${removed.map(bare).join('\n+')}`);
    }
  const text = change.join('\n');
  return text.replace(/\W/g, '').length < DISTINCT_MIN ? null : { change: hash(text), undo: hash(undo.join('\n')) };
}

const bare = (line: string): string => line.replace(/\s+/g, '');

/** Two people may both add the same one-line import: that isn't a copy. In letters and digits. */
const DISTINCT_MIN = 80;

/** 104 bits. */
const hash = (text: string): string => digest(text, 1) + digest(text, 2);
