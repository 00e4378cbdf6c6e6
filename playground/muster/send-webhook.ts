import { type Muster, type Outcome, sendSigned } from './send.ts';
import { signAsGitHub } from './sign.ts';

export type Webhook = {
  /** `pull_request` */
  readonly event: string;
  readonly action: string | null;
  /** GitHub's id of this delivery; a redelivery has the first one's. */
  readonly guid: string;
  readonly hookId: number;
  /** Who made it happen. */
  readonly by: string;
  readonly payload: object;
};

/** Where GitHub's webhooks arrive. */
const PATH = '/webhooks/github';

/** Sends a webhook to Muster as GitHub does: signed over the exact body. GitHub waits ten seconds and doesn't try again. */
export function sendWebhook(muster: Muster, secret: string, webhook: Webhook): Promise<Outcome> {
  const { event, action, guid, hookId, by, payload } = webhook;
  const body = JSON.stringify(payload);
  const headers = {
    ...{ accept: '*/*', 'content-type': 'application/json', 'user-agent': 'GitHub-Hookshot/0000000' },
    ...{ 'x-github-delivery': guid, 'x-github-event': event, 'x-github-hook-id': String(hookId) },
    ...signAsGitHub(secret, body),
  };
  const what = ['webhook', event, action].filter(Boolean).join(' ');
  return sendSigned(muster, { at: muster.now(), path: PATH, headers, body, described: { what, by, body: payload } });
}
