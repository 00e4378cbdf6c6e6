/** What went wrong, as a closed list; decides HTTP status, retry and tone. */
export type Fault = 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'limit' | 'unavailable';

export type ErrorDetails = {
  /** One sentence per form field (field name → what to write instead). A modal shows each beside its input. */
  fields?: Readonly<Record<string, string>>;
  /** What really happened; for the log only, never shown to a person. */
  cause?: unknown;
  /** Milliseconds after which trying again makes sense; null or absent when unknown. */
  retryAfterMs?: number | null;
};

/**
 * A broken promise with two readers: `message` is a plain sentence for the person (what happened, what to do),
 * `cause` is for the log. Caught in three places only: the Slack guard, the HTTP failures handler, the job runner.
 */
export class MusterError extends Error {
  readonly fault: Fault;
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterMs: number | null;

  constructor(fault: Fault, message: string, details: ErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'MusterError';
    this.fault = fault;
    this.fields = details.fields ?? {};
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

/** The same signed request came again: its first run is committed, so this one answers 200 and changes nothing. */
export class RepeatedRequest extends Error {
  constructor() {
    super('this request was handled before');
    this.name = 'RepeatedRequest';
  }
}

/** The connection broke after COMMIT was sent: the change may or may not stand, and only a look can tell. */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('the outcome of the transaction is unknown', { cause });
    this.name = 'UnknownOutcome';
  }
}
