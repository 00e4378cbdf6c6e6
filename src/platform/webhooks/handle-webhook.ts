import type { Log } from '../../ports/outbound/system.ts';
import type { DeliveryHandler } from '../inbox/inbox.ts';
import { isWaitable } from '../inbox/retry.ts';
import type { Delivery } from '../inbox/store.ts';
import { createLanes, type Lanes } from '../lanes.ts';
import { followRequest } from '../request-trail.ts';

/** One thing to tell, and what it is told in turn with: news of one lane never overtake each other. */
export type Telling<News> = { readonly news: News; readonly lane: string };

/** How one sender's deliveries are read. */
export type NewsReader<News> = {
  /** Empty for deliveries of nobody, and for what means nothing here. @param body parsed JSON, untrusted */
  read(delivery: Delivery, about: { readonly body: unknown; readonly log: Log }): Promise<readonly Telling<News>[]>;
};

type AnyNews = { readonly fact: { readonly kind: string } };

export type HandlerNeeds<News> = {
  readonly reader: NewsReader<News>;
  /** Of every feature: by the kind of fact. */
  readonly listeners: readonly object[];
  readonly log: Log;
};

/**
 * Tells the features what a delivery says. Each listener hears each fact even when another fails; then the whole delivery
 * is tried again, or given up, so listeners must be harmless when run twice.
 */
export function createWebhookHandler<News extends AnyNews>(needs: HandlerNeeds<News>): DeliveryHandler {
  const inTurn = createLanes();
  return (delivery) => {
    const { requestId = delivery.deliveryId } = delivery.headers;
    return followRequest(requestId, () =>
      handle({ ...needs, inTurn }, delivery, needs.log.child({ requestId, deliveryId: delivery.deliveryId })),
    );
  };
}

type Handling<News> = HandlerNeeds<News> & { readonly inTurn: Lanes };

async function handle<News extends AnyNews>(
  { reader, listeners, inTurn }: Handling<News>,
  delivery: Delivery,
  log: Log,
): Promise<void> {
  const { event = '', form = 'json' } = delivery.headers;
  const body = parse(form === 'form' ? payloadOf(delivery.body) : delivery.body);
  const told = await reader.read(delivery, { body, log });
  const failures: unknown[] = [];
  for (const { news, lane } of told)
    for (const listener of listeners)
      await inTurn(lane, () => tell(listener, news)).catch((error) => failures.push(error));
  log.info(
    { event: 'webhooks.handled', source: delivery.source, webhook: event, facts: told.length, failed: failures.length },
    'a webhook was handled',
  );
  // What passes by itself comes first: then the rest is tried again with it.
  if (failures.length > 0) throw failures.find(isWaitable) ?? failures[0];
}

async function tell(listeners: object, news: AnyNews): Promise<void> {
  // The key and the fact's kind are the same word, which the compiler can't follow through a union.
  const all = listeners as Readonly<Record<string, ((news: AnyNews) => Promise<void>) | undefined>>;
  await all[news.fact.kind]?.(news);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Node's own words quote the text, and they would stand in the table.
    throw new Error('the body is no JSON');
  }
}

/** Of a form `payload=%7B…`. */
function payloadOf(body: string): string {
  return new URLSearchParams(body).get('payload') ?? '';
}
