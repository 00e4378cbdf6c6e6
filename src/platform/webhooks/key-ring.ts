import type { WebhookKey, WebhookKeys, WebhookSource } from '../../ports/inbound/webhook-keys.ts';

export type KeyRing = {
  /** Seconds old at most. @throws MusterError 'unavailable' they were never read and can't be */
  list(): Promise<readonly WebhookKey[]>;
  /** Read anew, for a signature that fits none: somebody may have connected an account a moment ago. */
  listAnew(): Promise<readonly WebhookKey[]>;
};

/** A removed secret signs so long. */
const KEPT_MS = 2_000;
/** Forgeries may not make a query each. */
const ANEW_EVERY_MS = 50;

/** Remembers the keys in force, reads them once for whoever asks at the same time, and keeps the last while the store is away. */
export function createKeyRing(keys: WebhookKeys, source: WebhookSource): KeyRing {
  let kept: readonly WebhookKey[] | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<readonly WebhookKey[]> | null = null;

  const read = () => {
    reading ??= keys
      .list(source)
      .then((found) => {
        kept = found;
        readAt = performance.now();
        return found;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const within = (ms: number) => (kept !== null && performance.now() - readAt < ms ? kept : null);

  return {
    async list() {
      const known = within(KEPT_MS);
      if (known !== null) return known;
      const last = kept;
      return last === null ? read() : read().catch(() => last);
    },
    listAnew: async () => within(ANEW_EVERY_MS) ?? read(),
  };
}
