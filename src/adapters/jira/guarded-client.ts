import type * as Core from 'jira.js/core';

/** Longest a request may take, in milliseconds. */
const LIMIT_MS = 30_000;

type Site = {
  /** Without a closing slash. */
  readonly host: string;
  /** The whole header. */
  readonly authorization: string;
  readonly now: () => Date;
};

/**
 * What jira.js sends with, in the place of its own client: that one follows redirects, wherever a site sends it, and never
 * gives up. This one asks the site's own address and nobody else: a redirect is an answer, and a failed one.
 */
export function guardedClient(core: typeof Core, { host, authorization, now }: Site): Core.Client {
  return {
    async sendRequest<T>({ method = 'GET', url, searchParams = {}, body }: Core.SendRequestOptions<T>): Promise<T> {
      const query = new URLSearchParams(Object.entries(searchParams).map(([name, value]) => [name, String(value)]));
      const response = await fetch(`${host}${url}${query.size === 0 ? '' : `?${query}`}`, {
        ...{ method, redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS) },
        headers: {
          ...{ accept: 'application/json', authorization },
          // Some of Jira's addresses refuse a DELETE without it, body or not.
          ...(method !== 'GET' && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw await errorOf(core, response, now());
      // Whoever asks says by a schema what the answer has to look like.
      return (await readJson(response)) as T;
    },
  };
}

/** Undefined for an empty answer, and for one that isn't JSON: a page for signing in, say. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!(response.headers.get('content-type') ?? 'application/json').includes('json')) return undefined;
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function errorOf(core: typeof Core, response: Response, now: Date): Promise<Core.ApiError> {
  const { status, statusText, headers } = response;
  const body = await readJson(response).catch(() => undefined);
  const words = `answered ${status}`;
  if (status === 429) {
    const retryAfterMs = waitIn(headers.get('retry-after'), now);
    return new core.RateLimitError(words, statusText, body, retryAfterMs === null ? {} : { retryAfterMs });
  }
  // The sign of a missing scope. Source: jira.js, its errors.
  if (status === 401 && /scope does not match/i.test(JSON.stringify(body ?? '')))
    return new core.ScopeError(words, statusText, body);
  return new core.ApiError(words, status, statusText, body);
}

/** Seconds or a date; null where it is neither. */
function waitIn(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
