import type { ServerResponse } from 'node:http';
import type { Changes } from '../slack/changes.ts';

/** Slower than any proxy's or browser's patience, in milliseconds. */
const PULSE_MS = 20_000;

/** Tells a page of every change as it happens (server-sent events), until it leaves. */
export function streamChanges(res: ServerResponse, changes: Changes): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  res.write('retry: 1000\n\n');
  const stop = changes.listen((change) => res.write(`data: ${JSON.stringify(change)}\n\n`));
  const pulse = setInterval(() => res.write(':\n\n'), PULSE_MS);
  res.on('close', () => {
    clearInterval(pulse);
    stop();
  });
}
