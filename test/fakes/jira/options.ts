import type { Edition } from './model.ts';

export type LocalJiraOptions = {
  readonly port?: number;
  readonly edition?: Edition;
  /** Keys; `ABC` alone when absent. */
  readonly projects?: readonly string[];
  /** Names of projects by their keys. */
  readonly names?: Readonly<Record<string, string>>;
  /** Accounts that are there from the beginning; others come with the first thing they do. */
  readonly people?: readonly { readonly name: string; readonly email: string }[];
  /** How the site speaks of itself, where that isn't where it is reached. */
  readonly site?: string;
  /** Who is let in by API token: Muster's own account. */
  readonly account?: { readonly email: string; readonly token: string };
  readonly now?: () => number;
  /** Entries of a log that come along with an issue in a list; all when absent. */
  readonly logMost?: number;
};

/** Whoever brings these is Muster's own account on the site. */
export const LOCAL_EMAIL = 'muster@acme.test';
export const LOCAL_API_TOKEN = 'ATATT3xLocalToken000000000000000000000000';
export const LOCAL_ATLASSIAN_APP = { clientId: 'local-client', clientSecret: 'local-client-secret-0123456789' };
/** The code that a browser brings back; used once. */
export const LOCAL_CODE = 'local-code';
