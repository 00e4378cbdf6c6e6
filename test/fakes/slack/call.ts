import type { LocalSlack } from './local-slack.ts';
import { DEFAULT_WORKSPACE } from './options.ts';

export type RawAnswer = Record<string, unknown> & {
  readonly ok: boolean;
  readonly status: number;
  readonly retryAfter: string | null;
};

/** One bare Web API call, without any client between. */
export async function callRaw(
  slack: Pick<LocalSlack, 'url'>,
  method: string,
  call: { args?: Record<string, unknown>; token?: string; json?: boolean } = {},
): Promise<RawAnswer> {
  const { args = {}, token = DEFAULT_WORKSPACE.botToken, json = false } = call;
  const fields = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  const response = await fetch(new URL(method, slack.url), {
    method: 'POST',
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      'content-type': json ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded',
    },
    body: json ? JSON.stringify(args) : new URLSearchParams(fields).toString(),
  });
  const answer = (await response.json()) as { ok: boolean };
  return { ...answer, status: response.status, retryAfter: response.headers.get('retry-after') };
}

/** A post as Muster makes them. */
export function postArgs(channel: string, key: string, text = 'Hello'): Record<string, unknown> {
  return {
    channel,
    text,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'muster_message', event_payload: { key } },
  };
}
