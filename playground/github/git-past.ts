import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { GitDeed } from './deed.ts';

/** What was done on the local GitHub before anybody looked, in order; none where nothing is kept. */
export function readGitPast(path: string): readonly GitDeed[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly GitDeed[]) : [];
}

/** Keeps it, whole or not at all. Only ever written once: everything's numbers follow from it. */
export function keepGitPast(path: string, deeds: readonly GitDeed[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(deeds), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
