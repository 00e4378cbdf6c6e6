import { MusterError, UnknownOutcome } from '../../kit/errors.ts';

/** True for trouble with the database that ends by itself and says nothing about the message. */
export function isPassing(error: unknown): boolean {
  return error instanceof UnknownOutcome || (error instanceof MusterError && error.fault === 'unavailable');
}
