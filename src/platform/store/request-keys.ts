import type { Sql } from 'postgres';
import type { Clock, Log } from '../../ports/outbound/system.ts';

/** Longer than a signature is good for (5 min) and than Slack keeps an unacknowledged envelope, in milliseconds. */
const KEPT_MS = 3_600_000;
const EVERY_MS = 600_000;

/** Forgets request keys that no genuine request can carry any more. @returns the stop */
export function keepRequestKeysShort(
  sql: Sql,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): () => Promise<void> {
  let purging: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    const before = new Date(clock.now().getTime() - KEPT_MS).toISOString();
    purging = sql`delete from request_keys where received_at < ${before}::timestamptz`.catch((error) =>
      log.warn({ event: 'store.purge-failed', error }, 'old request keys stay until the next purge'),
    );
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await purging;
  };
}
