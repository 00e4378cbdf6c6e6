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

const STATUS: Readonly<Record<WebhookRefusal, number>> = {
  busy: 503,
  'no-secret': 503,
  forged: 401,
  'too-large': 413,
  unsupported: 415,
  malformed: 400,
  unavailable: 503,
};

/** What differs between senders. */
export type RefusalWords = { readonly sender: string } & Readonly<Record<'unsupported' | 'malformed', string>>;

function wordsFor({ sender, ...own }: RefusalWords): Readonly<Record<WebhookRefusal, string>> {
  return {
    busy: 'Muster is busy. Redeliver this in a moment.',
    'no-secret': `No webhook secret is set, so nothing from ${sender} can be let in.`,
    forged: 'This request is not signed with a webhook secret of Muster.',
    'too-large': 'The body is larger than 25 MiB.',
    unavailable: 'Muster could not keep this. Redeliver it later.',
    ...own,
  };
}

/** A wrong secret must show in the log, a flood of forgeries must not fill it. */
const WARN_EVERY_MS = 60_000;

/** Answers what isn't let in, counts it, and warns at most once a minute. */
export function createWebhookRefuser(
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
  { source, words }: { readonly source: string; readonly words: RefusalWords },
) {
  const texts = wordsFor(words);
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (req: IncomingMessage, res: ServerResponse, reason: WebhookRefusal): void => {
    metrics.count('muster_webhooks_refused_total', 'Webhooks that were not let in.', { source, reason });
    const loud = reason === 'forged' || reason === 'no-secret' || reason === 'unavailable';
    if (loud && performance.now() - warnedAt > WARN_EVERY_MS) {
      warnedAt = performance.now();
      const fields = { event: 'webhooks.refused', source, reason };
      log.warn(fields, `webhooks are refused; if ${words.sender} sent them, compare the webhook secret on both sides`);
    }
    if (res.headersSent || res.destroyed) return;
    const status = STATUS[reason];
    if (status === 503) res.setHeader('Retry-After', '1');
    if (!req.complete) res.setHeader('Connection', 'close');
    const body = `${texts[reason]}\n`;
    res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
    res.end(body);
  };
}
