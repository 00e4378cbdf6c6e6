import type { WebhookKeys } from '../../ports/inbound/webhook-keys.ts';
import type { RawHandler } from '../http/routes.ts';
import type { DeliveryHandler } from '../inbox/inbox.ts';
import { createGitHubReceiver, type GitHubReceiverNeeds } from './github-receiver.ts';
import { createWebhookHandler, type WebhookNeeds } from './handle-webhook.ts';
import { createKeyRing } from './key-ring.ts';

export type Webhooks = {
  /** What becomes of a kept delivery, by source: for the inbox. */
  readonly handlers: Readonly<Record<'github', DeliveryHandler>>;
  /** For `POST /webhooks/github`. */
  readonly receiver: RawHandler;
};

type Needs = WebhookNeeds & Omit<GitHubReceiverNeeds, 'keys'> & { readonly keys: WebhookKeys };

/** The way of a webhook in: through `receiver` into the inbox, and out of it through `handlers`. */
export function createWebhooks(needs: Needs): Webhooks {
  return {
    handlers: { github: createWebhookHandler(needs) },
    receiver: createGitHubReceiver({ ...needs, keys: createKeyRing(needs.keys) }),
  };
}
