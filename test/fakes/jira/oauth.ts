import type { IncomingMessage } from 'node:http';
import { CLOUD_ID } from './model.ts';
import { LOCAL_ATLASSIAN_APP, LOCAL_CODE } from './options.ts';
import type { Answer } from './routes.ts';

export type OAuthState = ReturnType<typeof createOAuth>;

/** Tokens as Atlassian gives them: an access token for an hour, and a refresh token that is good once. */
export function createOAuth() {
  const access = new Set<string>();
  const refresh = new Set<string>();
  let count = 0;
  let codes = 1;
  return {
    /** How often tokens were given out. */
    given: () => count,
    isGood: (token: string) => access.has(token),
    /** Access tokens end at once; refresh tokens stay good. */
    expire: () => access.clear(),
    takeCode(code: string): boolean {
      const isGood = code === LOCAL_CODE && codes > 0;
      codes -= isGood ? 1 : 0;
      return isGood;
    },
    takeRefresh: (token: string) => refresh.delete(token),
    give() {
      count += 1;
      const pair = { access_token: `access-${count}`, refresh_token: `refresh-${count}` };
      access.add(pair.access_token);
      refresh.add(pair.refresh_token);
      return { ...pair, token_type: 'Bearer', expires_in: 3600, scope: 'read:jira-work offline_access' };
    },
  };
}

type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
  readonly site: string;
};

/** Null for every other address. */
export function answerOAuth(oauth: OAuthState, { method, url, body, headers, site }: Asked): Answer | null {
  if (url.pathname === '/oauth/token/accessible-resources') {
    const isGood = oauth.isGood((headers.authorization ?? '').replace('Bearer ', ''));
    return isGood
      ? { body: [{ id: CLOUD_ID, url: site, name: 'acme', scopes: ['read:jira-work'] }] }
      : { status: 401, body: { code: 401, message: 'Unauthorized' } };
  }
  if (method !== 'POST' || url.pathname !== '/oauth/token') return null;
  const { clientId, clientSecret } = LOCAL_ATLASSIAN_APP;
  const refused = { status: 403, body: { error: 'invalid_grant', error_description: 'Unknown or invalid token.' } };
  if (body.client_id !== clientId || body.client_secret !== clientSecret) return refused;
  const isGood =
    body.grant_type === 'refresh_token'
      ? oauth.takeRefresh(String(body.refresh_token))
      : oauth.takeCode(String(body.code));
  return isGood ? { body: oauth.give() } : refused;
}
