import { type DescribedRequest, describeRequest } from '../inspect/describe-request.ts';
import type { SentRequest } from '../web/contract.ts';
import { type Posting, post, TimeoutError } from './post.ts';
import { signAsSlack } from './sign.ts';

/** How a request to Muster ended. `body` is parsed JSON, null when empty or something else. */
export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly status: number;
      readonly body: Readonly<Record<string, unknown>> | null;
      readonly tookMs: number;
    }
  | { readonly kind: 'refused'; readonly status: number; readonly text: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'too-slow' };

export type Muster = {
  readonly origin: string;
  readonly signingSecret: string;
  /** Requests are signed at the world's time: Muster refuses older ones. */
  readonly now: () => Date;
  /** Told of each request when it is over. */
  readonly onSent?: (request: SentRequest) => void;
};

/** Slack gives up after three seconds; we look a little longer, to say how long it took. */
const PATIENCE_MS = 10_000;

const PATH = '/slack/events';

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

function send(muster: Muster, contentType: string, body: string): Promise<Outcome> {
  const at = muster.now();
  const headers = { 'content-type': contentType, ...signAsSlack(muster.signingSecret, at, body) };
  return sendSigned(muster, { at, path: PATH, headers, body, described: describeRequest(contentType, body) });
}

export type Sending = {
  /** When it was signed. */
  readonly at: Date;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly described: DescribedRequest;
};

/** Sends what is signed already, and remembers it for the inspector. */
export async function sendSigned(muster: Muster, { at, path, headers, body, described }: Sending): Promise<Outcome> {
  const { outcome, answer } = await deliver(`${muster.origin}${path}`, { headers, body });
  muster.onSent?.({ at: at.toISOString(), ...described, method: 'POST', path, headers, ...answer });
  return outcome;
}

type Answer = Pick<SentRequest, 'status' | 'tookMs' | 'answer' | 'requestId'>;
type Ended = { readonly outcome: Outcome; readonly answer: Answer };

async function deliver(url: string, posting: Omit<Posting, 'patienceMs'>): Promise<Ended> {
  const startedAt = performance.now();
  try {
    const { status, text, headers } = await post(url, { ...posting, patienceMs: PATIENCE_MS });
    const tookMs = Math.round(performance.now() - startedAt);
    const requestId = headers['x-request-id'];
    return {
      answer: { status, tookMs, answer: text, requestId: typeof requestId === 'string' ? requestId : null },
      outcome:
        status >= 200 && status < 300
          ? { kind: 'accepted', status, body: parse(text), tookMs }
          : { kind: 'refused', status, text: text.trim() },
    };
  } catch (error) {
    const kind = error instanceof TimeoutError ? 'too-slow' : 'unreachable';
    return { outcome: { kind }, answer: { status: null, tookMs: null, answer: '', requestId: null } };
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
