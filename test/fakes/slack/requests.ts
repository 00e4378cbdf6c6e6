import { createHmac } from 'node:crypto';
import * as payloads from './payloads.ts';

/** Exactly what goes over the wire; send it with POST to `/slack/events`. */
export type SlackRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

export type Signer = {
  readonly secret: string;
  /** Seconds since 1970; default now. */
  readonly timestamp?: number;
};

/** Slack's signature of a body: HMAC-SHA256 over `v0:{timestamp}:{body}` (docs.slack.dev, verifying requests). */
export function sign(secret: string, body: string, timestampSeconds: number): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestampSeconds}:${body}`).digest('hex')}`;
}

export function slashCommand(
  signer: Signer,
  command: Parameters<typeof payloads.slashCommandPayload>[0],
  sender?: payloads.Sender,
): SlackRequest {
  return form(signer, payloads.slashCommandPayload(command, sender));
}

export function blockAction(
  signer: Signer,
  click: Parameters<typeof payloads.blockActionPayload>[0],
  sender?: payloads.Sender,
): SlackRequest {
  return interaction(signer, payloads.blockActionPayload(click, sender));
}

export function viewSubmission(
  signer: Signer,
  submission: Parameters<typeof payloads.viewSubmissionPayload>[0],
  sender?: payloads.Sender,
): SlackRequest {
  return interaction(signer, payloads.viewSubmissionPayload(submission, sender));
}

export function viewClosed(
  signer: Signer,
  closed: Parameters<typeof payloads.viewClosedPayload>[0],
  sender?: payloads.Sender,
): SlackRequest {
  return interaction(signer, payloads.viewClosedPayload(closed, sender));
}

export function shortcut(
  signer: Signer,
  used: Parameters<typeof payloads.shortcutPayload>[0],
  sender?: payloads.Sender,
): SlackRequest {
  return interaction(signer, payloads.shortcutPayload(used, sender));
}

export function messageAction(
  signer: Signer,
  used: Parameters<typeof payloads.messageActionPayload>[0],
  sender?: payloads.Sender,
): SlackRequest {
  return interaction(signer, payloads.messageActionPayload(used, sender));
}

/** An event; `retry` adds the headers of Slack's second and later tries. */
export function eventCallback(
  signer: Signer,
  happened: Parameters<typeof payloads.eventPayload>[0] & { retry?: { num: 1 | 2 | 3; reason: string } },
  sender?: payloads.Sender,
): SlackRequest {
  const { retry, ...event } = happened;
  const { headers, body } = json(signer, payloads.eventPayload(event, sender));
  if (retry === undefined) return { headers, body };
  return {
    body,
    headers: { ...headers, 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason },
  };
}

export function urlVerification(signer: Signer, challenge: string): SlackRequest {
  return json(signer, { token: 'legacy-verification-token', challenge, type: 'url_verification' });
}

/** Slack's certificate probe: comes unsigned. */
export function sslCheck(): SlackRequest {
  return { headers: FORM, body: 'ssl_check=1&token=legacy-verification-token' };
}

/** Signs any payload as an interaction (`payload=` in a form), for those with no builder here. */
export function interaction(signer: Signer, payload: unknown): SlackRequest {
  return form(signer, { payload: JSON.stringify(payload) });
}

export function form(signer: Signer, fields: Record<string, string>): SlackRequest {
  return signed(signer, new URLSearchParams(fields).toString(), FORM);
}

export function json(signer: Signer, payload: unknown): SlackRequest {
  return signed(signer, JSON.stringify(payload), { ...COMMON, 'content-type': 'application/json' });
}

const COMMON = { 'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)', accept: '*/*' };
const FORM = { ...COMMON, 'content-type': 'application/x-www-form-urlencoded' };

function signed({ secret, timestamp }: Signer, body: string, headers: Record<string, string>): SlackRequest {
  const at = timestamp ?? Math.floor(Date.now() / 1000);
  return {
    body,
    headers: { ...headers, 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(secret, body, at) },
  };
}
