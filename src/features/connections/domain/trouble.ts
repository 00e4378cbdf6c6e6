import type { OutsideError } from '../../../ports/outbound/outside-error.ts';
import type { Connection } from './connection.ts';

/** What an answer of an outside tool, asked with a connection's credentials, means for it. */
export type Health = {
  /** Null: nothing changes, this passes by itself. */
  readonly state: 'open' | 'broken' | null;
  /** For an admin: what is wrong and what to do; null when all is well. */
  readonly words: string | null;
};

type Asked = Pick<Connection, 'source' | 'via' | 'account'>;

/** A failure in words. Every failure has its own. */
export function healthAfter(asked: Asked, error: Pick<OutsideError, 'failure' | 'retryAfterMs'>): Health {
  const tool = TOOLS[asked.source];
  switch (error.failure) {
    case 'limited':
      return {
        state: null,
        words: `${tool.name} asks to wait ${waitWords(error.retryAfterMs)} before the next request. Nothing is lost; Muster goes on by itself.`,
      };
    case 'unavailable':
      return {
        state: null,
        words: `${tool.name} doesn’t answer at the moment. Muster tries again by itself; ${tool.statusPage} says more.`,
      };
    case 'refused':
      return { state: 'broken', words: wordsOf(asked).refused };
    case 'gone':
      return { state: 'broken', words: wordsOf(asked).gone };
    default:
      return error.failure satisfies never;
  }
}

/** An answer that came, with the rights it showed to be missing. */
export function healthOf(asked: Pick<Connection, 'source' | 'via'>, missing: readonly string[]): Health {
  if (missing.length === 0) return { state: 'open', words: null };
  const list = new Intl.ListFormat('en').format(missing);
  const how = wordsOf({ ...asked, account: '' }).lacks;
  return { state: 'open', words: `It works, but these rights are missing: ${list}. ${how}` };
}

const TOOLS: Readonly<Record<Connection['source'], { readonly name: string; readonly statusPage: string }>> = {
  github: { name: 'GitHub', statusPage: 'githubstatus.com' },
  jira: { name: 'Jira', statusPage: 'status.atlassian.com' },
};

type Words = { readonly refused: string; readonly gone: string; readonly lacks: string };

function wordsOf({ source, via, account }: Asked): Words {
  if (source === 'jira')
    return {
      refused:
        via === 'oauth'
          ? `Jira doesn’t accept Muster’s access to ${account} any more: it was taken back, or not used for 90 days. Connect the site again.`
          : `Jira doesn’t accept this API token for ${account} any more: it expired or was revoked, or its account is gone. Make a new one and connect again.`,
      gone: `There is no Jira under ${account} any more. Connect the site again by its new address.`,
      lacks: 'An admin of Jira can give them to the account in the projects’ permissions.',
    };
  if (via === 'app')
    return {
      refused: `GitHub doesn’t accept the app’s credentials for ${account} any more. Look at the app’s installation on GitHub; if it was deleted, disconnect here and connect again.`,
      gone: `The app isn’t installed on ${account} any more. Install it again on GitHub, or disconnect here.`,
      lacks: 'Accept the new permissions on the app’s installation page on GitHub.',
    };
  return {
    refused:
      'GitHub doesn’t accept this token any more: it expired, was revoked or lost its rights. Make a new one and connect again.',
    gone: 'GitHub doesn’t know what this token belongs to any more. Make a new one and connect again.',
    lacks: 'Make a token with these scopes and connect again.',
  };
}

function waitWords(ms: number | null): string {
  const minutes = Math.ceil((ms ?? 60_000) / 60_000);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
