/**
 * What every client of an outside tool throws; nothing of the vendor comes through.
 * `limited`: not before `retryAfterMs` · `unavailable`: try again later · `refused`: the credentials or their rights are
 * not enough · `gone`: there is no such thing (any more).
 */
export class OutsideError extends Error {
  readonly failure: 'limited' | 'unavailable' | 'refused' | 'gone';
  readonly retryAfterMs: number | null;
  constructor(
    failure: OutsideError['failure'],
    message: string,
    details: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.failure = failure;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
