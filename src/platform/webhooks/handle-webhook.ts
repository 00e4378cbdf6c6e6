import type { AskedDeliveries } from '../../ports/inbound/asked-deliveries.ts';
import type { HostListeners, HostNews } from '../../ports/inbound/host-facts.ts';
import type { CodeHost } from '../../ports/outbound/code-host.ts';
import type { HostFact } from '../../ports/outbound/host-fact.ts';
import type { Log } from '../../ports/outbound/system.ts';
import type { DeliveryHandler } from '../inbox/inbox.ts';
import { isWaitable } from '../inbox/retry.ts';
import type { Delivery } from '../inbox/store.ts';
import { createLanes, type Lanes } from '../lanes.ts';
import { followRequest } from '../request-trail.ts';
import { chooseSigner, readSigners, type Signer } from './signers.ts';

export type WebhookNeeds = {
  readonly codeHost: Pick<CodeHost, 'readWebhook' | 'readInstallation'>;
  /** Of every feature. */
  readonly listeners: readonly HostListeners[];
  readonly asked: AskedDeliveries;
  readonly log: Log;
};

/**
 * Tells the features what a delivery says. Each listener hears each fact even when another fails; then the whole delivery
 * is tried again, or given up, so listeners must be harmless when run twice.
 */
export function createWebhookHandler(needs: WebhookNeeds): DeliveryHandler {
  const inTurn = createLanes();
  return (delivery) => {
    const { requestId = delivery.deliveryId } = delivery.headers;
    return followRequest(requestId, () =>
      handle({ ...needs, inTurn }, delivery, needs.log.child({ requestId, deliveryId: delivery.deliveryId })),
    );
  };
}

type Handling = WebhookNeeds & { readonly inTurn: Lanes };

async function handle({ codeHost, listeners, asked, inTurn }: Handling, delivery: Delivery, log: Log): Promise<void> {
  const { event = '', form = 'json', signers = '[]' } = delivery.headers;
  const body = parse(form === 'form' ? payloadOf(delivery.body) : delivery.body);
  const signer = chooseSigner(readSigners(signers), codeHost.readInstallation(body));
  const facts = signer === null ? [] : codeHost.readWebhook(event, body).filter((fact) => isHeard(signer, fact));
  const failures: unknown[] = [];
  const all = facts.flatMap((fact) => listeners.map((listener) => ({ fact, listener })));
  const origin = signer === null || all.length === 0 ? 'live' : await originOf(asked, signer, delivery);
  for (const { fact, listener } of all)
    if (signer !== null)
      await inTurn(laneOf(signer, fact), () => tell(listener, newsOf({ signer, fact, delivery, log, origin }))).catch(
        (error) => failures.push(error),
      );
  log.info(
    { event: 'webhooks.handled', webhook: event, facts: facts.length, failed: failures.length },
    'a webhook was handled',
  );
  // What passes by itself comes first: then the rest is tried again with it.
  if (failures.length > 0) throw failures.find(isWaitable) ?? failures[0];
}

/**
 * What is about one repository is told one after the other: its listeners hold the repository in the database, and whoever
 * waits there has a connection and a second, after which the database refuses it.
 */
function laneOf({ workspaceId }: Signer, { repository }: HostFact): string {
  return `${workspaceId} ${repository?.id ?? ''}`;
}

/** Whose connection is unknown is heard only when it says that there is one to be made. */
function isHeard(signer: Signer, fact: HostFact): boolean {
  return signer.connectionId !== null || fact.kind === 'installation' || fact.kind === 'installation-repositories';
}

type Telling = {
  readonly signer: Signer;
  readonly fact: HostFact;
  readonly delivery: Delivery;
  readonly log: Log;
} & Pick<HostNews, 'origin'>;

function newsOf({ signer, fact, delivery, log, origin }: Telling): HostNews {
  return {
    workspaceId: signer.workspaceId,
    // `isHeard` has let through only what may come without one.
    connectionId: signer.connectionId as HostNews['connectionId'],
    fact,
    origin,
    deliveryId: delivery.deliveryId,
    receivedAt: delivery.receivedAt,
    log,
  };
}

/** A redelivery comes under the id of the delivery that failed. */
async function originOf(asked: AskedDeliveries, signer: Signer, { deliveryId }: Delivery): Promise<HostNews['origin']> {
  const { workspaceId, connectionId } = signer;
  if (connectionId === null) return 'live';
  return (await asked.has({ workspaceId, connectionId, deliveryId })) ? 'backfill' : 'live';
}

async function tell(listeners: HostListeners, news: HostNews): Promise<void> {
  // The key and the fact's kind are the same word, which the compiler can't follow through a union.
  const listen = listeners[news.fact.kind] as ((news: HostNews) => Promise<void>) | undefined;
  await listen?.(news);
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
