import type { IncomingMessage } from 'node:http';
import type { Random } from '../../ports/outbound/system.ts';

/** Letters that can't break a log line, a header or a page. */
const SAFE = /^[A-Za-z0-9._-]{1,64}$/;

/** The sender's own `X-Request-ID` when it is harmless, else a new one. */
export function requestIdOf(req: IncomingMessage, random: Random): string {
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && SAFE.test(given) ? given : random.uuid();
}
