import { createHmac, randomUUID } from 'node:crypto';
import type { WebhookRequest } from './webhooks.ts';

/** What a test says of a webhook of Jira. */
type Given = {
  readonly payload: unknown;
  /** Its identifier; null: without one. */
  readonly deliveryId?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

const textOf = (payload: unknown) => (typeof payload === 'string' ? payload : JSON.stringify(payload));

function request(given: Given, signed: Readonly<Record<string, string>>): WebhookRequest {
  const { deliveryId = randomUUID() } = given;
  return {
    body: textOf(given.payload),
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'user-agent': 'Atlassian Webhook HTTP Client',
      'x-atlassian-webhook-flow': 'Primary',
      ...(deliveryId !== null && { 'x-atlassian-webhook-identifier': deliveryId }),
      ...signed,
      ...given.headers,
    },
  };
}

/** As an admin's webhook sends it, signed over its bytes. */
export function adminWebhook(secret: string, given: Given): WebhookRequest {
  const hex = createHmac('sha256', secret).update(textOf(given.payload)).digest('hex');
  return request(given, { 'x-hub-signature': `sha256=${hex}` });
}

/** As an app's webhook sends it, with a token signed by the app's secret. */
export function appWebhook(secret: string, claims: object, given: Given): WebhookRequest {
  return request(given, { authorization: `Bearer ${signToken(secret, claims)}` });
}

/** A JSON web token; `header` lies over the usual one, `sign` replaces the signature. */
export function signToken(
  secret: string,
  claims: unknown,
  more: { readonly header?: object; readonly sign?: (input: string) => string } = {},
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: 'HS256', typ: 'JWT', ...more.header })}.${part(claims)}`;
  const sign = more.sign ?? ((text: string) => createHmac('sha256', secret).update(text).digest('base64url'));
  return `${input}.${sign(input)}`;
}

/** Posts it to Muster. @returns the status and the words of the answer */
export async function sendJira(
  url: string,
  sent: WebhookRequest,
  query = '',
): Promise<{ status: number; text: string }> {
  const body = typeof sent.body === 'string' ? sent.body : new Uint8Array(sent.body);
  const response = await fetch(`${url}/webhooks/jira${query}`, { method: 'POST', headers: sent.headers, body });
  return { status: response.status, text: await response.text() };
}
