import { MusterError } from '../../../kit/errors.ts';
import { OutsideError } from '../../../ports/outbound/outside-error.ts';

/**
 * What an outside tool's failure means for whoever asked: limits and trouble of its own pass, so a job is tried again; the rest
 * is for an admin. Anything else is handed back as it is.
 */
export function hostFault(error: unknown): unknown {
  if (!(error instanceof OutsideError)) return error;
  const { failure, retryAfterMs, message } = error;
  const details = { cause: error, retryAfterMs };
  if (failure === 'limited' || failure === 'unavailable') return new MusterError('unavailable', message, details);
  return new MusterError(failure === 'gone' ? 'not-found' : 'forbidden', message, details);
}
