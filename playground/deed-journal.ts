import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJournal } from './read-journal.ts';

/** What a local vendor must still know after a restart, as Muster's own database remembers it too. */
export type DeedJournal<Deed, Delivery> = {
  /** What happened, oldest first. */
  readonly deeds: readonly Deed[];
  /** Webhooks that were sent. */
  readonly deliveries: readonly Delivery[];
  /** All of them at once. */
  write(...lines: readonly Line<Deed, Delivery>[]): void;
  close(): void;
};

type Line<Deed, Delivery> = ({ readonly op: 'deed' } & Deed) | ({ readonly op: 'delivery' } & Delivery);

/** One JSON object a line, only ever longer. A line cut by a crash is left out. */
export function openDeedJournal<Deed, Delivery>(path: string): DeedJournal<Deed, Delivery> {
  const lines = readJournal<Line<Deed, Delivery>>(path);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a', 0o600);
  return {
    deeds: lines.flatMap((line) => (line.op === 'deed' ? [line] : [])),
    deliveries: lines.flatMap((line) => (line.op === 'delivery' ? [line] : [])),
    write: (...added) => void writeSync(file, added.map((line) => `${JSON.stringify(line)}\n`).join('')),
    close: () => closeSync(file),
  };
}
