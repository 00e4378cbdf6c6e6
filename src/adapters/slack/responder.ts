import { SlackCallError, type SlackFailure, type SlackResponder } from '../../ports/outbound/slack.ts';
import { isAnswerAddress } from './answer-address.ts';
import type { CallSettings } from './call-slack.ts';
import { failureOf, failureOfStatus, failureOfWord, TooManyRequests } from './failure-of.ts';
import { retryAfterMs } from './retry-after.ts';

/**
 * Answers a click once, without following redirects, and only at Slack's own addresses: the address comes from a
 * request, and posting wherever it says would let anybody make Muster call the inside of a network.
 * @throws SlackCallError the caller may swallow it, as this answer never is the only carrier of a fact
 */
export function createResponder(settings: Omit<CallSettings, 'timeoutMs' | 'log'>): SlackResponder {
  const { apiUrl, onCall } = settings;
  return {
    async respond(responseUrl, { message, replace }) {
      if (!isAnswerAddress(responseUrl, apiUrl)) throw new SlackCallError(METHOD, REFUSED);
      const startedAt = performance.now();
      const report = (result: 'ok' | SlackFailure['kind']) =>
        onCall({ method: METHOD, result, durationMs: performance.now() - startedAt });
      const failure = await send(responseUrl, {
        response_type: 'ephemeral',
        replace_original: replace,
        text: message.text,
        blocks: message.blocks,
        unfurl_links: false,
        unfurl_media: false,
      });
      report(failure?.failure.kind ?? 'ok');
      if (failure !== null) throw new SlackCallError(METHOD, failure.failure, failure.cause);
    },
  };
}

const METHOD = 'response_url';
const REFUSED: SlackFailure = { kind: 'permanent', code: 'refused_address', scope: 'target' };
/** Somebody looks at the button just pressed; later than this the answer is worth nothing. */
const TIMEOUT_MS = 5000;

type Failed = { readonly failure: SlackFailure; readonly cause?: unknown };

async function send(url: string, body: unknown): Promise<Failed | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.status === 429) throw new TooManyRequests(retryAfterMs(response.headers.get('retry-after')));
    const word = wordOf(text);
    if (response.ok) return word === null ? null : { failure: failureOfWord(word) };
    return { failure: failureOfStatus(response.status, word === null ? text : { error: word }) };
  } catch (error) {
    return { failure: failureOf(error), cause: error };
  }
}

/** Slack answers `ok`, `{"ok":true}`, a bare error word, or `{"ok":false,"error":"used_url"}`. */
function wordOf(text: string): string | null {
  if (/^[a-z_]{3,80}$/.test(text.trim())) return text.trim() === 'ok' ? null : text.trim();
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null;
    return typeof answer.error === 'string' ? answer.error : null;
  } catch {
    return null;
  }
}
