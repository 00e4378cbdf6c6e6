import { createGitHub } from '../../../src/adapters/github/create-github.ts';
import { createJira } from '../../../src/adapters/jira/create-jira.ts';
import { createRandom } from '../../../src/adapters/system/random.ts';
import type { ConnectionId } from '../../../src/kit/ids.ts';
import { createHttpServer } from '../../../src/platform/http/create-http-server.ts';
import { createInbox, type InboxOptions } from '../../../src/platform/inbox/inbox.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import type { OpenStore } from '../../../src/platform/store/open-store.ts';
import { createWebhooks } from '../../../src/platform/webhooks/create-webhooks.ts';
import type { HostNewsNeeds } from '../../../src/platform/webhooks/read-host-news.ts';
import type { HostListeners, HostNews } from '../../../src/ports/inbound/host-facts.ts';
import type { TrackerListeners } from '../../../src/ports/inbound/tracker-facts.ts';
import type { WebhookKey } from '../../../src/ports/inbound/webhook-keys.ts';
import type { Clock } from '../../../src/ports/outbound/system.ts';
import type { IssueFields } from '../../../src/ports/outbound/tracker-records.ts';
import { WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';
import { sendWebhook, type WebhookRequest, webhook } from '../../support/webhooks.ts';

export const SECRET = 'a-webhook-secret-of-the-rig-0123';
export const CONNECTION = '0190a000-0000-7000-8000-0000000000c1' as ConnectionId;

export type WebhookRigOptions = {
  /** Read at each request, so a test may change them. */
  readonly keys?: () => readonly WebhookKey[];
  readonly codeHost?: HostNewsNeeds['codeHost'];
  readonly listeners?: readonly HostListeners[];
  readonly asked?: HostNewsNeeds['asked'];
  readonly trackerListeners?: readonly TrackerListeners[];
  readonly fields?: IssueFields;
  readonly clock?: Clock;
  readonly inbox?: Partial<InboxOptions>;
  readonly maxInFlight?: number;
};

export const key = (secret = SECRET): WebhookKey => ({ workspaceId: WORKSPACE, connectionId: CONNECTION, secret });

/** The way of a webhook from the real HTTP door through the inbox to listeners. */
export async function openWebhookRig(store: OpenStore, options: WebhookRigOptions = {}) {
  const metrics = createMetrics();
  const clock = options.clock ?? { now: () => new Date() };
  const codeHost = options.codeHost ?? createGitHub({ apiUrl: 'https://api.github.com', clock });
  const tracker = createJira({ clock, atlassianUrl: 'https://api.atlassian.com', siteUrl: null });
  const { keys = () => [key()] } = options;
  const webhooks = createWebhooks({
    ...{ inbox: { take: (delivery) => inbox.take(delivery) }, log: silentLog, metrics, codeHost, clock, tracker },
    trackerFields: { find: async () => options.fields ?? { points: null, sprint: null } },
    asked: options.asked ?? { has: async () => false },
    listeners: { host: options.listeners ?? [], tracker: options.trackerListeners ?? [] },
    keys: { list: async () => keys() },
    ...(options.maxInFlight !== undefined && { maxInFlight: options.maxInFlight }),
  });
  const inbox = createInbox({
    ...{ store, metrics, log: silentLog, clock, sweepMs: 30, handlers: webhooks.handlers },
    ...options.inbox,
  });
  const address = { host: '127.0.0.1', port: 0 };
  const server = createHttpServer({
    config: { server: { ...address, trustProxy: 0 }, metrics: address },
    ...{ log: silentLog, metrics, random: createRandom(), readiness: [] },
    routes: [
      { kind: 'raw', method: 'POST', path: '/webhooks/github', handle: webhooks.receivers.github },
      { kind: 'raw', method: 'POST', path: '/webhooks/jira', handle: webhooks.receivers.jira },
    ],
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
