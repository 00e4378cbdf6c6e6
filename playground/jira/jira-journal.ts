import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJournal } from '../read-journal.ts';
import type { JiraDeed } from './deed.ts';

/** A webhook that was sent, and how it ended. */
export type JiraDelivery = {
  readonly id: number;
  readonly at: string;
  /** `issue_updated MOB-12` */
  readonly what: string;
  /** Muster's answer; null when there was none. */
  readonly status: number | null;
};

type Line = ({ readonly op: 'deed' } & JiraDeed) | ({ readonly op: 'delivery' } & JiraDelivery);

/** What the local Jira must still know after a restart, as Muster remembers it too: what happened, in order. */
export type JiraJournal = {
  readonly deeds: readonly JiraDeed[];
  readonly deliveries: readonly JiraDelivery[];
  /** All of them at once. */
  write(lines: readonly Line[]): void;
  close(): void;
};

/** One JSON object a line, only ever longer. A line cut by a crash is left out. */
export function openJiraJournal(path: string): JiraJournal {
  const lines = readJournal<Line>(path);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a', 0o600);
  return {
    deeds: lines.flatMap((line) => (line.op === 'deed' ? [line] : [])),
    deliveries: lines.flatMap((line) => (line.op === 'delivery' ? [line] : [])),
    write: (added) => void writeSync(file, added.map((line) => `${JSON.stringify(line)}\n`).join('')),
    close: () => closeSync(file),
  };
}
