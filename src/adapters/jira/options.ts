import type { Clock } from '../../ports/outbound/system.ts';

export type JiraOptions = {
  readonly clock: Clock;
  /** Of Atlassian's gateway and, unless it is the real one, of its sign-in as well; without a closing slash. */
  readonly atlassianUrl: string;
  /** Asked in the place of every site typed in: for tests and the playground; null: the sites themselves. */
  readonly siteUrl: string | null;
};

/** Where sites are reached by OAuth. Source: developer.atlassian.com, OAuth 2.0 (3LO) apps. */
export const GATEWAY = 'https://api.atlassian.com';
const SIGN_IN = 'https://auth.atlassian.com';

/** Where people allow it and tokens are traded. */
export function signInOf({ atlassianUrl }: Pick<JiraOptions, 'atlassianUrl'>): string {
  return atlassianUrl === GATEWAY ? SIGN_IN : atlassianUrl;
}
