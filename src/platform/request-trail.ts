import { AsyncLocalStorage } from 'node:async_hooks';

const trail = new AsyncLocalStorage<string>();

/**
 * Runs `work` under the id of the request that caused it. Whatever it writes to the outbox or adds as a job keeps the
 * id, so that one word finds all log lines from a webhook to its messages. For people who read logs: nothing may decide by it.
 */
export function followRequest<T>(requestId: string, work: () => T): T {
  return trail.run(requestId, work);
}

/** Runs `work` under no request: for wake-ups of machines that serve everybody, whoever rang. */
export function leaveRequest<T>(work: () => T): T {
  return trail.exit(work);
}

/** The id of the request under which this runs; null where no request is behind it. */
export function currentRequestId(): string | null {
  return trail.getStore() ?? null;
}
