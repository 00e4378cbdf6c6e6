import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const kept = z.object({ beganAtMs: z.number(), aheadMs: z.number(), atMs: z.number() });

/** In milliseconds: the world's first instant, how far it is ahead of this machine, the latest instant it has reached. */
export type KeptPace = z.infer<typeof kept>;

/** Null when the world is new, or the file unreadable. */
export function readPace(path: string): KeptPace | null {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

export function keepPace(path: string, pace: KeptPace): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(pace), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
