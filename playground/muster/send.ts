import { createHmac } from 'node:crypto';

/** How a request to Muster ended. `body` is parsed JSON, null when empty or something else. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly body: Readonly<Record<string, unknown>> | null; readonly tookMs: number }
  | { readonly kind: 'refused'; readonly status: number; readonly text: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'too-slow' };

export type Muster = {
  readonly origin: string;
  readonly signingSecret: string;
};

/** Slack gives up after three seconds; we look a little longer, to say how long it took. */
const PATIENCE_MS = 10_000;

/** Sends a form to Muster as Slack does: signed over timestamp and exact body. */
export function sendForm(muster: Muster, fields: Readonly<Record<string, string>>): Promise<Outcome> {
  return send(muster, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString());
}

/** An interaction: its payload as JSON in one field of a form. */
export function sendInteraction(muster: Muster, payload: object): Promise<Outcome> {
  return sendForm(muster, { payload: JSON.stringify(payload) });
}

export function sendEvent(muster: Muster, payload: object): Promise<Outcome> {
  return send(muster, 'application/json', JSON.stringify(payload));
}

async function send({ origin, signingSecret }: Muster, contentType: string, body: string): Promise<Outcome> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const startedAt = performance.now();
  try {
    const response = await fetch(`${origin}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) return { kind: 'refused', status: response.status, text: text.trim() };
    return { kind: 'accepted', body: parse(text), tookMs: Math.round(performance.now() - startedAt) };
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'too-slow' : 'unreachable' };
  }
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return text.trim() === '' ? null : { text };
  }
}
