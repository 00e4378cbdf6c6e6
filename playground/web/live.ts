import type { ServerResponse } from 'node:http';
import type { Changes } from '../slack/changes.ts';
import type { Change } from './contract.ts';

/** Slower than any proxy's or browser's patience, in milliseconds. */
const PULSE_MS = 20_000;

/** Tells a page of every change as it happens (server-sent events), until it leaves. */
export function streamChanges(res: ServerResponse, changes: Changes): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  res.write('retry: 1000\n\n');
  const sieve = createSieve((change) => res.write(`data: ${JSON.stringify(change)}\n\n`));
  const stop = changes.listen(sieve.tell);
  const pulse = setInterval(() => res.write(':\n\n'), PULSE_MS);
  res.on('close', () => {
    clearInterval(pulse);
    stop();
    sieve.close();
  });
}

/** Shortest time between two words about the same thing, in milliseconds: who hears one asks for all of it again. */
export const SAME_EVERY_MS = 100;

/** The first of the same changes goes through at once, all that follow it too soon as one afterwards. */
export function createSieve(pass: (change: Change) => void) {
  const resting = new Map<string, { readonly timer: NodeJS.Timeout; again: boolean }>();
  const rest = (key: string, change: Change): void => {
    const timer = setTimeout(() => {
      const { again = false } = resting.get(key) ?? {};
      resting.delete(key);
      if (again) tell(change);
    }, SAME_EVERY_MS);
    resting.set(key, { timer, again: false });
  };
  const tell = (change: Change): void => {
    const key = JSON.stringify(change);
    const before = resting.get(key);
    if (before !== undefined) {
      before.again = true;
      return;
    }
    pass(change);
    rest(key, change);
  };
  return {
    tell,
    close(): void {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
}
