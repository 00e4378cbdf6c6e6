import type { HostListeners } from '../../ports/inbound/host-facts.ts';
import type { TrackerListeners } from '../../ports/inbound/tracker-facts.ts';
import type { WebhookKeys, WebhookSource } from '../../ports/inbound/webhook-keys.ts';
import type { IssueTracker } from '../../ports/outbound/issue-tracker.ts';
import type { Clock, Log } from '../../ports/outbound/system.ts';
import type { RawHandler } from '../http/routes.ts';
import type { DeliveryHandler } from '../inbox/inbox.ts';
import { githubDoor } from './github-door.ts';
import { createWebhookHandler } from './handle-webhook.ts';
import { createJiraDoor } from './jira-door.ts';
import { createKeyRing } from './key-ring.ts';
import { createHostNewsReader, type HostNewsNeeds } from './read-host-news.ts';
import { createTrackerNewsReader, type TrackerNewsNeeds } from './read-tracker-news.ts';
import { createReceiver, type ReceiverNeeds } from './receiver.ts';

export type Webhooks = {
  /** What becomes of a kept delivery, by source: for the inbox. */
  readonly handlers: Readonly<Record<WebhookSource, DeliveryHandler>>;
  /** For `POST /webhooks/<source>`. */
  readonly receivers: Readonly<Record<WebhookSource, RawHandler>>;
};

type Needs = Omit<ReceiverNeeds, 'keys'> &
  HostNewsNeeds & {
    readonly tracker: Pick<IssueTracker, 'readSite' | 'readWebhook'>;
    readonly trackerFields: TrackerNewsNeeds['fields'];
    readonly keys: WebhookKeys;
    /** Of every feature. */
    readonly listeners: { readonly host: readonly HostListeners[]; readonly tracker: readonly TrackerListeners[] };
    readonly clock: Clock;
    readonly log: Log;
  };

/** The way of a webhook in: through its receiver into the inbox, and out of it through its handler. */
export function createWebhooks(needs: Needs): Webhooks {
  const { log, tracker, listeners, trackerFields: fields, clock } = needs;
  const ringOf = (source: WebhookSource) => createKeyRing(needs.keys, source);
  return {
    handlers: {
      github: createWebhookHandler({ log, listeners: listeners.host, reader: createHostNewsReader(needs) }),
      jira: createWebhookHandler({
        ...{ log, listeners: listeners.tracker },
        reader: createTrackerNewsReader({ tracker, fields }),
      }),
    },
    receivers: {
      github: createReceiver({ ...needs, keys: ringOf('github') }, githubDoor),
      jira: createReceiver({ ...needs, keys: ringOf('jira') }, createJiraDoor({ tracker, clock })),
    },
  };
}
