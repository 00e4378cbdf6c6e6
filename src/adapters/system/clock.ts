import { readFileSync, statSync } from 'node:fs';
import type { Clock } from '../../ports/outbound/system.ts';

/**
 * The real time; with a file, moved by the milliseconds written in it, as soon as they change.
 * @param offsetFile null outside development and tests; a missing file moves nothing, an unreadable number keeps the last one
 */
export function createClock(offsetFile: string | null): Clock {
  if (offsetFile === null) return { now: () => new Date() };
  const readOffset = followOffset(offsetFile);
  return { now: () => new Date(Date.now() + readOffset()) };
}

function followOffset(file: string): () => number {
  let seen = '';
  let offset = 0;
  return () => {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    const version = stat === undefined ? '' : `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
    if (version === seen) return offset;
    seen = version;
    offset = stat === undefined ? 0 : (readNumber(file) ?? offset);
    return offset;
  };
}

function readNumber(file: string): number | null {
  const text = readFileSync(file, 'utf8').trim();
  // Anything beyond would leave the range of a Date.
  return /^-?\d{1,14}$/.test(text) ? Number(text) : null;
}
