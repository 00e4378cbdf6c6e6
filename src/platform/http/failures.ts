import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { ZodError } from 'zod';
import { type Fault, MusterError, UnknownOutcome } from '../../kit/errors.ts';
import type { Log } from '../../ports/outbound/system.ts';

type Detail = { readonly field: string; readonly issue: string };
type Failure = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: readonly Detail[];
  readonly retryAfterMs: number | null;
};

/** Last in the chain: every failure becomes the API's error shape under `/api`, one plain line elsewhere. */
export function answerFailures(log: Log): ErrorRequestHandler {
  return (error, req, res, next) => {
    const failure = describeFailure(error);
    const fields = { event: 'http.failed', requestId: res.locals.requestId, status: failure.status, error };
    if (failure.status >= 500) log.error(fields, 'a request failed');
    else log.debug(fields, 'a request was refused');
    // Half an answer can't be taken back: Express closes the connection.
    if (res.headersSent) return next(error);
    answer(req, res, failure);
  };
}

/** Where no route was found. */
export const answerNotFound: RequestHandler = (req, res) =>
  answer(req, res, { ...NOTHING_HERE, details: [], retryAfterMs: null });

const NOTHING_HERE = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is nothing at this address. Check the path and the method.',
};

const FAULTS: Readonly<Record<Fault, { readonly status: number; readonly code: string }>> = {
  invalid: { status: 400, code: 'VALIDATION_ERROR' },
  'not-found': { status: 404, code: 'NOT_FOUND' },
  forbidden: { status: 403, code: 'FORBIDDEN' },
  conflict: { status: 409, code: 'CONFLICT' },
  limit: { status: 429, code: 'RATE_LIMITED' },
  unavailable: { status: 503, code: 'UNAVAILABLE' },
};

/** A wait that is named is obeyed; without one, senders hammer. */
const DEFAULT_RETRY_MS = 1_000;

function describeFailure(error: unknown): Failure {
  if (error instanceof MusterError) {
    const details = Object.entries(error.fields).map(([field, issue]) => ({ field, issue }));
    const waits = error.fault === 'limit' || error.fault === 'unavailable';
    const retryAfterMs = error.retryAfterMs ?? (waits ? DEFAULT_RETRY_MS : null);
    return { ...FAULTS[error.fault], message: error.message, details, retryAfterMs };
  }
  if (error instanceof ZodError) {
    const details = error.issues.map((issue) => ({ field: issue.path.join('.'), issue: issue.message }));
    return { ...FAULTS.invalid, message: 'Some fields can’t be read. See details.', details, retryAfterMs: null };
  }
  if (error instanceof UnknownOutcome) {
    const message = 'Muster could not confirm this change. Look before you repeat it.';
    return { ...FAULTS.unavailable, message, details: [], retryAfterMs: DEFAULT_RETRY_MS };
  }
  return describeForeign(statusOf(error));
}

/** Express and its parsers put a 4xx status on what the sender did wrong; anything else is ours. */
function describeForeign(status: number | null): Failure {
  const rest = { details: [], retryAfterMs: null };
  if (status === 401)
    return {
      status,
      code: 'UNAUTHORIZED',
      message: 'Send a key that is in force as “Authorization: Bearer …”.',
      ...rest,
    };
  if (status === 404) return { ...NOTHING_HERE, ...rest };
  if (status === 413)
    return { status, code: 'TOO_LARGE', message: 'The body is too large. Send less at once.', ...rest };
  if (status !== null)
    return { status, code: 'BAD_REQUEST', message: 'The request can’t be read. Check its form.', ...rest };
  const message = 'Something broke on our side. Try again, and give the X-Request-ID to whoever runs Muster.';
  return { status: 500, code: 'INTERNAL_ERROR', message, ...rest };
}

function statusOf(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function answer(req: Request, res: Response, failure: Failure): void {
  const { status, code, message, details, retryAfterMs } = failure;
  if (retryAfterMs !== null) res.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  res.status(status);
  if (/^\/api(\/|$)/.test(req.path)) res.json({ error: { code, message, details } });
  else res.type('text/plain').send(`${message}\n`);
}
