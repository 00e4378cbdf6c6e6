import { MusterError, UnknownOutcome } from '../../kit/errors.ts';
import { OutsideError } from '../../ports/outbound/outside-error.ts';
import { SlackCallError } from '../../ports/outbound/slack.ts';

/** True for faults that pass by themselves: something outside, or the database, is away. All else would fail again. */
export function isWaitable(error: unknown): boolean {
  if (error instanceof MusterError) return error.fault === 'unavailable';
  if (error instanceof OutsideError) return error.failure === 'limited' || error.failure === 'unavailable';
  if (error instanceof SlackCallError) return error.failure.kind !== 'permanent';
  return error instanceof UnknownOutcome;
}

/**
 * Milliseconds until the next try: 1 s, doubling, at most 60 s. The first trouble is mostly a restart, and a person
 * may be waiting for the effect, so it starts short; there is no last try while the fault passes by itself.
 */
export function waitBefore(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.min(Math.max(attempts - 1, 0), 6), 60_000);
}

/** One line for the row, at most 500 characters; PostgreSQL's text can't hold NUL. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\u0000', '').slice(0, 500);
}
