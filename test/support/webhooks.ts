import { createHmac, randomUUID } from 'node:crypto';

export type WebhookRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string | Buffer };

/** A webhook as GitHub sends it, signed over its bytes. */
export function webhook(
  secret: string,
  given: {
    readonly event: string;
    readonly payload: unknown;
    readonly deliveryId?: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
): WebhookRequest {
  const body = typeof given.payload === 'string' ? given.payload : JSON.stringify(given.payload);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-event': given.event,
      'x-github-delivery': given.deliveryId ?? randomUUID(),
      'x-hub-signature-256': signWebhook(secret, body),
      ...given.headers,
    },
  };
}

/** `sha256=…` over the raw bytes. Source: docs.github.com, validating webhook deliveries. */
export function signWebhook(secret: string, body: string | Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Posts it to Muster. @returns the status and the words of the answer */
export async function sendWebhook(
  url: string,
  request: WebhookRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const body = typeof request.body === 'string' ? request.body : new Uint8Array(request.body);
  const response = await fetch(`${url}/webhooks/github`, { method: 'POST', headers: request.headers, body });
  return { status: response.status, text: await response.text() };
}
