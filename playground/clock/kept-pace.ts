import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const kept = z.object({ beganAtMs: z.number(), aheadMs: z.number(), atMs: z.number() });

/** In milliseconds: the world's first instant, how far it is ahead of this machine, the latest instant it has reached. */
export type KeptPace = z.infer<typeof kept>;

/** Null when the world is new, or nothing in the file can be read. A line cut by a crash is passed over. */
export function readPace(path: string): KeptPace | null {
  for (const line of readLines(path).toReversed()) {
    const pace = parse(line);
    if (pace !== null) return pace;
  }
  return null;
}

/** Bytes from which on the file begins anew. */
const LONG = 64 * 1024;

/** One line more: a file put in the place of another waits for the disk, and the past alone keeps its pace a thousand times. */
export function keepPace(path: string, pace: KeptPace): void {
  const line = `${JSON.stringify(pace)}\n`;
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, line, { mode: 0o600 });
  if (statSync(path).size <= LONG) return;
  writeFileSync(`${path}.new`, line, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function parse(line: string): KeptPace | null {
  try {
    return kept.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
