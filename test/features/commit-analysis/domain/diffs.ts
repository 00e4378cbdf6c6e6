import { readFileSync } from 'node:fs';
import type { WeighedCommit } from '../../../../src/features/commit-analysis/domain/estimate.ts';

export type File = WeighedCommit['files'][number];

/** Real code of several hundred lines, told apart by its file. */
export const sources = [
  'src/kit/mrkdwn.ts',
  'src/kit/text.ts',
  'src/kit/sql-text.ts',
  'src/kit/dates/read-date-words.ts',
  'src/features/tasks/domain/checker.ts',
  'src/features/tasks/domain/read-suffixes.ts',
].map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n') }));

export const commit = (...files: readonly File[]): WeighedCommit => ({ files, parents: 1 });

export function newFile(path: string, lines: readonly string[]): File {
  const patch = [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join('\n');
  return { path, previousPath: null, status: 'added', additions: lines.length, deletions: 0, patch };
}

/** Every given line taken out and the others put in, in one hunk. */
export function changedFile(path: string, before: readonly string[], after: readonly string[]): File {
  const patch = [
    `@@ -1,${before.length} +1,${after.length} @@`,
    ...before.map((line) => `-${line}`),
    ...after.map((line) => `+${line}`),
  ].join('\n');
  return { path, previousPath: null, status: 'modified', additions: after.length, deletions: before.length, patch };
}

/** Lines put into a file at one place. */
export function addedTo(path: string, lines: readonly string[], at = 10): File {
  const patch = [`@@ -${at},2 +${at},${lines.length + 2} @@`, ' {', ...lines.map((line) => `+${line}`), ' }'].join(
    '\n',
  );
  return { path, previousPath: null, status: 'modified', additions: lines.length, deletions: 0, patch };
}

export function renamedFile(from: string, to: string): File {
  return { path: to, previousPath: from, status: 'renamed', additions: 0, deletions: 0, patch: null };
}
