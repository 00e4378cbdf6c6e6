import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJournal } from '../read-journal.ts';
import type { GitDeed } from './deed.ts';

/** A webhook that was sent, and how it ended. */
export type KeptDelivery = {
  /** GitHub's number of it, growing. */
  readonly id: number;
  /** `X-GitHub-Delivery`. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly at: string;
  readonly repository: string;
  /** The pull request it is about; null for pushes to `main`. */
  readonly number: number | null;
  readonly status: number | null;
  readonly redelivery: boolean;
};

type Line = ({ readonly op: 'deed' } & GitDeed) | ({ readonly op: 'delivery' } & KeptDelivery);

/** What the local GitHub must still know after a restart, as Muster's own database remembers it too. */
export type GitJournal = {
  /** Oldest first, as all of what is kept. */
  readonly deeds: readonly GitDeed[];
  readonly deliveries: readonly KeptDelivery[];
  write(line: Line): void;
  close(): void;
};

/** One JSON object a line, only ever longer. A line cut by a crash is left out. */
export function openGitJournal(path: string): GitJournal {
  const lines = readJournal<Line>(path);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a', 0o600);
  return {
    deeds: lines.flatMap((line) => (line.op === 'deed' ? [line] : [])),
    deliveries: lines.flatMap((line) => (line.op === 'delivery' ? [line] : [])),
    write: (line) => void writeSync(file, `${JSON.stringify(line)}\n`),
    close: () => closeSync(file),
  };
}
