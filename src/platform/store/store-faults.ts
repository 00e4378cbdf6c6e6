import { MusterError, RepeatedRequest, UnknownOutcome } from '../../kit/errors.ts';

/** PostgreSQL's words for "not now": time-outs, shutting down, starting up, too many connections, deadlock. */
const UNAVAILABLE_CODES = new Set([
  '57014',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '53200',
  '40001',
  '40P01',
  '25006',
]);

/** Turns what the driver throws into Muster's faults; errors of our own and of statements pass unchanged. */
export function translateStoreError(error: unknown): unknown {
  if (error instanceof MusterError || error instanceof RepeatedRequest || error instanceof UnknownOutcome) return error;
  if (!isUnavailable(error)) return error;
  return new MusterError(
    'unavailable',
    'Muster can’t reach its database just now. Nothing was changed; try again in a moment.',
    {
      cause: error,
    },
  );
}

function isUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  return code !== null && (UNAVAILABLE_CODES.has(code) || code.startsWith('08') || isConnectionCode(code));
}

/** True when the server could not be reached at all, or went away. */
export function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error instanceof MusterError ? error.cause : error);
  return code !== null && (isConnectionCode(code) || code === '57P01' || code === '57P02');
}

function isConnectionCode(code: string): boolean {
  return [
    'CONNECTION_CLOSED',
    'CONNECTION_ENDED',
    'CONNECTION_DESTROYED',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOENT',
    'EPIPE',
  ].includes(code);
}

function errorCode(error: unknown): string | null {
  const seen =
    error instanceof Error && 'cause' in error && error.cause instanceof Error && !('code' in error)
      ? error.cause
      : error;
  return typeof seen === 'object' && seen !== null && 'code' in seen && typeof seen.code === 'string'
    ? seen.code
    : null;
}
