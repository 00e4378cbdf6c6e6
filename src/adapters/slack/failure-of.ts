import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import type { SlackFailure } from '../../ports/outbound/slack.ts';
import { meaningOf } from './error-words.ts';
import { retryAfterMs } from './retry-after.ts';

/** Thrown by our `fetch` on HTTP 429: the client itself turns an unreadable `Retry-After` into a nameless error. */
export class TooManyRequests extends Error {
  readonly retryAfterMs: number;
  constructor(waitMs: number) {
    super(`HTTP 429, again in ${waitMs} ms`);
    this.name = 'TooManyRequests';
    this.retryAfterMs = waitMs;
  }
}

/**
 * The one translation of everything a call to Slack can throw. Whatever isn't understood counts as `unknown`: it may
 * have been done, so nobody repeats it blindly.
 */
export function failureOf(error: unknown): SlackFailure {
  if (error instanceof WebAPIPlatformError)
    return failureOfWord(error.data.error, error.data.response_metadata?.retryAfter);
  if (error instanceof WebAPIHTTPError) return failureOfStatus(error.statusCode, error.body);
  const thrown = error instanceof WebAPIRequestError ? error.original : error;
  if (thrown instanceof TooManyRequests) return { kind: 'rate-limited', retryAfterMs: thrown.retryAfterMs };
  return neverReached(thrown) ? { kind: 'not-sent' } : { kind: 'unknown' };
}

/** @param retryAfter seconds, where Slack sent them beside the word */
export function failureOfWord(word: unknown, retryAfter?: number): SlackFailure {
  // A body cut in the middle, or a proxy's HTML, arrives here as if it were Slack's error word.
  if (typeof word !== 'string' || !/^[a-z][a-z0-9_]{1,79}$/i.test(word)) return { kind: 'unknown' };
  const meaning = meaningOf(word) ?? 'message';
  if (meaning === 'unknown') return { kind: 'unknown' };
  if (meaning === 'later') return { kind: 'rate-limited', retryAfterMs: retryAfterMs(retryAfter?.toString() ?? null) };
  return { kind: 'permanent', code: word, scope: meaning };
}

export function failureOfStatus(status: number, body: unknown): SlackFailure {
  if (status >= 500 || status === 408) return { kind: 'unknown' };
  const word = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (word !== null) return failureOfWord(word);
  // Only these blame the request itself; any other status comes from something between us and Slack.
  if ([400, 413, 414, 431].includes(status)) return { kind: 'permanent', code: `http_${status}`, scope: 'message' };
  return { kind: 'unknown' };
}

/** True when the failure happened before a single byte of the request could leave: name lookup, connect, certificate. */
function neverReached(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((inner) => neverReached(inner, depth + 1));
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (code !== undefined && BEFORE_SENDING.test(code)) return true;
  return neverReached(error.cause, depth + 1);
}

const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_.+|ERR_TLS_CERT_.+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.+)$/;
