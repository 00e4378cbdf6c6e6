import type { CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Connection } from './connection.ts';

/** What an answer of the host, asked with a connection's credentials, means for it. */
export type Health = {
  /** Null: nothing changes, this passes by itself. */
  readonly state: 'open' | 'broken' | null;
  /** For an admin: what is wrong and what to do; null when all is well. */
  readonly words: string | null;
};

type Asked = Pick<Connection, 'via' | 'account'>;

/** A failure in words. Every failure has its own. */
export function healthAfter({ via, account }: Asked, error: Pick<CodeHostError, 'failure' | 'retryAfterMs'>): Health {
  switch (error.failure) {
    case 'limited':
      return {
        state: null,
        words: `GitHub asks to wait ${waitWords(error.retryAfterMs)} before the next request. Nothing is lost; Muster goes on by itself.`,
      };
    case 'unavailable':
      return {
        state: null,
        words: 'GitHub doesn’t answer at the moment. Muster tries again by itself; githubstatus.com says more.',
      };
    case 'refused':
      return {
        state: 'broken',
        words:
          via === 'app'
            ? `GitHub doesn’t accept the app’s credentials for ${account} any more. Look at the app’s installation on GitHub; if it was deleted, disconnect here and connect again.`
            : 'GitHub doesn’t accept this token any more: it expired, was revoked or lost its rights. Make a new one and connect again.',
      };
    case 'gone':
      return {
        state: 'broken',
        words:
          via === 'app'
            ? `The app isn’t installed on ${account} any more. Install it again on GitHub, or disconnect here.`
            : 'GitHub doesn’t know what this token belongs to any more. Make a new one and connect again.',
      };
    default:
      return error.failure satisfies never;
  }
}

/** An answer that came, with the rights it showed to be missing. */
export function healthOf({ via }: Pick<Connection, 'via'>, missing: readonly string[]): Health {
  if (missing.length === 0) return { state: 'open', words: null };
  const list = new Intl.ListFormat('en').format(missing);
  const how =
    via === 'app'
      ? 'Accept the new permissions on the app’s installation page on GitHub.'
      : 'Make a token with these scopes and connect again.';
  return { state: 'open', words: `It works, but these rights are missing: ${list}. ${how}` };
}

function waitWords(ms: number | null): string {
  const minutes = Math.ceil((ms ?? 60_000) / 60_000);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
