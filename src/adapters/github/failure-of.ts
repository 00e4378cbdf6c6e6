import { CodeHostError } from '../../ports/outbound/code-host.ts';
import type { Hide } from './hide-credentials.ts';
import type { Headers } from './wait-asked.ts';

/** What GitHub answered, read from the vendor's error; null when no answer came. */
export type Refusal = { readonly status: number; readonly headers: Headers; readonly message: string };

export function refusalOf(error: unknown, hide: Hide): Refusal | null {
  if (typeof error !== 'object' || error === null || !('status' in error) || !('response' in error)) return null;
  const { response } = error as { response?: { headers?: Headers; data?: unknown } };
  if (response === undefined) return null;
  return { status: Number(error.status), headers: response.headers ?? {}, message: messageOf(response.data, hide) };
}

/**
 * A failed request in the port's words, limits aside. Nothing of the vendor's error goes with it: it holds the request.
 * @param route its template, `GET /repos/{owner}/{repo}`: arguments may be secrets
 */
export function failureOf(route: string, refusal: Refusal | null, error: unknown): CodeHostError {
  if (refusal === null && !wasSent(error))
    return new CodeHostError('refused', 'The app’s private key can’t be used.', { cause: plain(error) });
  if (refusal === null)
    return new CodeHostError('unavailable', `GitHub didn’t answer ${route}.`, { cause: plain(error) });
  const { status } = refusal;
  const told = { cause: new Error(`${status} to ${route}: ${refusal.message}`) };
  if (status === 401) return new CodeHostError('refused', 'GitHub doesn’t accept the credentials.', told);
  if (status === 403) return new CodeHostError('refused', 'GitHub says the credentials may not do this.', told);
  if (status === 408 || status >= 500)
    return new CodeHostError('unavailable', 'GitHub has trouble of its own at the moment.', told);
  return new CodeHostError('gone', 'GitHub has no such thing (any more), or the credentials can’t see it.', told);
}

/** The vendor gives every request that went out a status, also where no answer came; signing with a broken key gets none. */
function wasSent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error;
}

function messageOf(data: unknown, hide: Hide): string {
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : '';
  return hide(String(message)).slice(0, 300);
}

/** The vendor's network error carries the request with its headers; its cause says what happened. */
function plain(error: unknown): Error {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return new Error(cause instanceof Error ? `${cause.name}: ${cause.message}` : 'no answer');
}
