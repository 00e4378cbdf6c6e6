import { isConnectionLoss } from './store-faults.ts';

/** Turns what stops a start at somebody's own server into one line that says what to do; other errors pass unchanged. */
export function explainServerFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const advice = ADVICE[code] ?? (isConnectionLoss(error) || NOT_FOUND.includes(code) ? UNREACHABLE : undefined);
  if (advice === undefined) return error;
  const said = error.message.replaceAll(/\s+/g, ' ').trim();
  return new Error(`Muster can’t use the PostgreSQL server in DATABASE_URL: ${said}. ${advice}`, { cause: error });
}

const UNREACHABLE = 'Start that server, or correct its host and port in DATABASE_URL.';
const NOT_FOUND = ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EACCES'];
const LOGIN = 'Correct the user and password in DATABASE_URL.';
const ADVICE: Readonly<Record<string, string>> = {
  '28P01': LOGIN,
  '28000': LOGIN,
  '3D000': 'Create that database, or correct its name in DATABASE_URL.',
  '42501': 'Let this user create schemas and tables in its database, or make it the database’s owner.',
  '53300': 'Give the server more connections (max_connections), or stop what uses them up.',
  '57P03': 'Wait until that server is up, then start Muster again.',
};
