import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';

/** Why a webhook isn't let in. */
export type WebhookRefusal =
  | 'busy'
  | 'no-secret'
  | 'forged'
  | 'too-large'
  | 'unsupported'
  | 'malformed'
  | 'unavailable';

const refusals: Readonly<Record<WebhookRefusal, { readonly status: number; readonly text: string }>> = {
  busy: { status: 503, text: 'Muster is busy. Redeliver this in a moment.' },
  'no-secret': { status: 503, text: 'No webhook secret is set, so nothing from GitHub can be let in.' },
  forged: { status: 401, text: 'This request is not signed with a webhook secret of Muster.' },
  'too-large': { status: 413, text: 'The body is larger than 25 MiB.' },
  unsupported: { status: 415, text: 'Choose the content type application/json for this webhook.' },
  malformed: { status: 400, text: 'X-GitHub-Event or X-GitHub-Delivery is missing.' },
  unavailable: { status: 503, text: 'Muster could not keep this. Redeliver it later.' },
};

/** A wrong secret must show in the log, a flood of forgeries must not fill it. */
const WARN_EVERY_MS = 60_000;

/** Answers what isn't let in, counts it, and warns at most once a minute. */
export function createWebhookRefuser({ log, metrics }: { readonly log: Log; readonly metrics: Metrics }) {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (req: IncomingMessage, res: ServerResponse, reason: WebhookRefusal): void => {
    metrics.count('muster_webhooks_refused_total', 'Webhooks that were not let in.', { source: 'github', reason });
    const loud = reason === 'forged' || reason === 'no-secret' || reason === 'unavailable';
    if (loud && performance.now() - warnedAt > WARN_EVERY_MS) {
      warnedAt = performance.now();
      const fields = { event: 'webhooks.refused', source: 'github', reason };
      log.warn(fields, 'webhooks are refused; if GitHub sent them, compare the webhook secret on both sides');
    }
    if (res.headersSent || res.destroyed) return;
    const { status, text } = refusals[reason];
    if (status === 503) res.setHeader('Retry-After', '1');
    if (!req.complete) res.setHeader('Connection', 'close');
    const body = `${text}\n`;
    res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
    res.end(body);
  };
}
