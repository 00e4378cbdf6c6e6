import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import type { Answer } from './receiver.ts';

/** Why a request to the Slack address isn't let in. */
export type Refusal = 'busy' | 'no-secret' | 'forged' | 'too-large' | 'unsupported' | 'malformed';

/** Writes an answer as Slack reads it. Does nothing when one is out already or the sender has left. */
export function sendAnswer(res: ServerResponse, answer: Answer): void {
  if (res.headersSent || res.destroyed) return;
  switch (answer.kind) {
    case 'accepted':
      if (answer.body === null) res.writeHead(200, { 'Content-Length': 0 }).end();
      else end(res, 200, { type: 'application/json; charset=utf-8', text: JSON.stringify(answer.body) });
      break;
    case 'challenge':
      end(res, 200, { type: 'text/plain; charset=utf-8', text: answer.challenge });
      break;
    case 'try-later':
      res.setHeader('Retry-After', '1');
      end(res, 503, { type: 'text/plain; charset=utf-8', text: 'Muster could not keep this. Send it again.\n' });
      break;
    default:
      answer satisfies never;
  }
}

const refusals: Readonly<Record<Refusal, { readonly status: number; readonly text: string }>> = {
  busy: { status: 503, text: 'Muster is busy. Send it again in a moment.' },
  'no-secret': { status: 503, text: 'SLACK_SIGNING_SECRET is not set, so nothing from Slack can be let in.' },
  forged: { status: 401, text: 'This request is not signed by Slack, or its clock is more than 5 minutes off.' },
  'too-large': { status: 413, text: 'The body is larger than 4 MiB.' },
  unsupported: { status: 415, text: 'Send application/json or application/x-www-form-urlencoded in UTF-8.' },
  malformed: { status: 400, text: 'The body can’t be read.' },
};

/** A wrong secret must show in the log, a flood of forgeries must not fill it. */
const WARN_EVERY_MS = 60_000;

/** Answers what isn't let in, counts it, and warns at most once a minute. */
export function createRefuser({ log, metrics }: { readonly log: Log; readonly metrics: Metrics }) {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (req: IncomingMessage, res: ServerResponse, reason: Refusal): void => {
    metrics.count('muster_slack_refused_total', 'Requests to the Slack address that were not let in.', { reason });
    const loud = reason === 'forged' || reason === 'no-secret';
    if (loud && performance.now() - warnedAt > WARN_EVERY_MS) {
      warnedAt = performance.now();
      const fields = { event: 'slack.refused-request', reason };
      log.warn(fields, 'requests are refused; if Slack sent them, check SLACK_SIGNING_SECRET and this machine’s clock');
    }
    const { status, text } = refusals[reason];
    if (status === 503) res.setHeader('Retry-After', '1');
    if (!isSmall(req)) res.setHeader('Connection', 'close');
    end(res, status, { type: 'text/plain; charset=utf-8', text: `${text}\n` });
  };
}

/** Node reads the rest of a small body and keeps the connection; a large one isn't worth reading. */
function isSmall(req: IncomingMessage): boolean {
  return req.complete || Number(req.headers['content-length'] ?? Number.NaN) <= 64 * 1024;
}

function end(res: ServerResponse, status: number, { type, text }: { type: string; text: string }): void {
  res.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) }).end(text);
}
