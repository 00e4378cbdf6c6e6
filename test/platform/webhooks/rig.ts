import { createGitHub } from '../../../src/adapters/github/create-github.ts';
import { createRandom } from '../../../src/adapters/system/random.ts';
import type { ConnectionId } from '../../../src/kit/ids.ts';
import { createHttpServer } from '../../../src/platform/http/create-http-server.ts';
import { createInbox, type InboxOptions } from '../../../src/platform/inbox/inbox.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import type { OpenStore } from '../../../src/platform/store/open-store.ts';
import { createGitHubReceiver } from '../../../src/platform/webhooks/github-receiver.ts';
import { createWebhookHandler, type WebhookNeeds } from '../../../src/platform/webhooks/handle-webhook.ts';
import { createKeyRing } from '../../../src/platform/webhooks/key-ring.ts';
import type { HostNews } from '../../../src/ports/inbound/host-facts.ts';
import type { WebhookKey } from '../../../src/ports/inbound/webhook-keys.ts';
import { WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';
import { sendWebhook, type WebhookRequest, webhook } from '../../support/webhooks.ts';

export const SECRET = 'a-webhook-secret-of-the-rig-0123';
export const CONNECTION = '0190a000-0000-7000-8000-0000000000c1' as ConnectionId;

export type WebhookRigOptions = {
  /** Read at each request, so a test may change them. */
  readonly keys?: () => readonly WebhookKey[];
  readonly codeHost?: WebhookNeeds['codeHost'];
  readonly listeners?: WebhookNeeds['listeners'];
  readonly asked?: WebhookNeeds['asked'];
  readonly inbox?: Partial<InboxOptions>;
  readonly maxInFlight?: number;
};

export const key = (secret = SECRET): WebhookKey => ({ workspaceId: WORKSPACE, connectionId: CONNECTION, secret });

/** The way of a webhook from the real HTTP door through the inbox to listeners. */
export async function openWebhookRig(store: OpenStore, options: WebhookRigOptions = {}) {
  const metrics = createMetrics();
  const clock = { now: () => new Date() };
  const codeHost = options.codeHost ?? createGitHub({ apiUrl: 'https://api.github.com', clock });
  const inbox = createInbox({
    ...{ store, metrics, log: silentLog, clock, sweepMs: 30 },
    handlers: {
      github: createWebhookHandler({
        ...{ codeHost, listeners: options.listeners ?? [], log: silentLog },
        asked: options.asked ?? { has: async () => false },
      }),
    },
    ...options.inbox,
  });
  const { keys = () => [key()] } = options;
  const handle = createGitHubReceiver({
    ...{ inbox, log: silentLog, metrics },
    keys: createKeyRing({ list: async () => keys() }),
    ...(options.maxInFlight !== undefined && { maxInFlight: options.maxInFlight }),
  });
  const address = { host: '127.0.0.1', port: 0 };
  const server = createHttpServer({
    config: { server: { ...address, trustProxy: 0 }, metrics: address },
    ...{ log: silentLog, metrics, random: createRandom(), readiness: [] },
    routes: [{ kind: 'raw', method: 'POST', path: '/webhooks/github', handle }],
  });
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ url, port, inbox, metrics },
    send: (request: WebhookRequest) => sendWebhook(url, request),
    /** A genuine one. */
    deliver: (event: string, payload: unknown, deliveryId?: string) =>
      sendWebhook(url, webhook(SECRET, { event, payload, ...(deliveryId !== undefined && { deliveryId }) })),
    async close() {
      await server.close();
      await inbox.stop();
    },
  };
}

export type WebhookRig = Awaited<ReturnType<typeof openWebhookRig>>;
export type News = HostNews;
