import { APICallError } from 'ai';
import type { ModelAnswer } from '../../ports/outbound/model.ts';

/**
 * Why there is no answer, in the port's words; the vendor's own stay here. Servers echo parts of a request in their
 * errors, so nothing of them is passed on.
 */
export function failureOf(error: unknown): Extract<ModelAnswer<never>, { kind: 'failed' }> {
  const call = APICallError.isInstance(error) ? error : null;
  const status = call?.statusCode ?? null;
  return { kind: 'failed', reason: reasonOf(status), retryAfterMs: waitAsked(call?.responseHeaders ?? {}) };
}

/** 529 is what some servers answer when they are overloaded. */
function reasonOf(status: number | null): 'limited' | 'unavailable' | 'refused' {
  if (status === 429 || status === 529) return 'limited';
  if (status === null || status === 408 || status === 409 || status >= 500) return 'unavailable';
  return status >= 400 ? 'refused' : 'unavailable';
}

/** Seconds as `retry-after` says them, in milliseconds, at most an hour; null when it says nothing readable. */
function waitAsked(headers: Readonly<Record<string, string>>): number | null {
  const asked = headers['retry-after']?.trim() ?? '';
  return /^\d{1,6}$/.test(asked) ? Math.min(Number(asked) * 1_000, HOUR_MS) : null;
}

const HOUR_MS = 3_600_000;
