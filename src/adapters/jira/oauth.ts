import { z } from 'zod';
import { type IssueTracker, IssueTrackerError, type TrackerTokens } from '../../ports/outbound/issue-tracker.ts';
import { type JiraOptions, signInOf } from './options.ts';

/**
 * What Muster asks for. `offline_access` brings the refresh token; boards and sprints have scopes of their own.
 * Source: developer.atlassian.com, scopes for OAuth 2.0 (3LO) apps.
 */
const SCOPES = [
  ...['read:jira-work', 'write:jira-work', 'read:jira-user', 'manage:jira-webhook'],
  ...['read:board-scope:jira-software', 'read:project:jira', 'read:sprint:jira-software', 'offline_access'],
] as const;

/** Longest a request may take, in milliseconds. */
const LIMIT_MS = 15_000;

const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});
const sites = z.array(z.object({ id: z.string().min(1), url: z.string(), name: z.string() }));

type OAuth = Pick<IssueTracker, 'authorizeUrl' | 'exchangeCode' | 'refreshTokens' | 'listSites'>;

/**
 * Atlassian's OAuth 2.0 (3LO). By hand: the vendor's own helpers know one address only, and its errors repeat what was sent.
 */
export function oauth(options: JiraOptions): OAuth {
  const signIn = signInOf(options);
  const trade = async (body: Readonly<Record<string, string>>): Promise<TrackerTokens> => {
    const askedAt = options.clock.now().getTime();
    const answer = await fetchJson(`${signIn}/oauth/token`, tokens, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = answer;
    return { accessToken, refreshToken, expiresAt: new Date(askedAt + seconds * 1_000) };
  };
  return {
    authorizeUrl({ clientId, redirectUri, state }) {
      const query = new URLSearchParams({
        ...{ audience: 'api.atlassian.com', client_id: clientId, scope: SCOPES.join(' ') },
        ...{ redirect_uri: redirectUri, state, response_type: 'code', prompt: 'consent' },
      });
      return `${signIn}/authorize?${query}`;
    },
    exchangeCode: ({ clientId, clientSecret }, { code, redirectUri }) =>
      trade({
        ...{ grant_type: 'authorization_code', client_id: clientId, client_secret: clientSecret },
        ...{ code, redirect_uri: redirectUri },
      }),
    refreshTokens: ({ clientId, clientSecret }, refreshToken) =>
      trade({
        ...{ grant_type: 'refresh_token', client_id: clientId, client_secret: clientSecret },
        refresh_token: refreshToken,
      }),
    async listSites(accessToken) {
      const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
      const url = `${options.atlassianUrl}/oauth/token/accessible-resources`;
      const found = await fetchJson(url, sites, { headers });
      return found.map(({ id: cloudId, name, url: address }) => ({ cloudId, name, url: address.replace(/\/+$/, '') }));
    },
  };
}

async function fetchJson<T>(url: string, schema: z.ZodType<T>, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) });
  } catch {
    throw new IssueTrackerError('unavailable', 'Atlassian didn’t answer.');
  }
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? '60');
    const retryAfterMs = Number.isFinite(seconds) ? Math.min(Math.max(1, seconds), 3_600) * 1_000 : 60_000;
    throw new IssueTrackerError('limited', 'Atlassian asks to wait before the next request.', { retryAfterMs });
  }
  if (status >= 500) throw new IssueTrackerError('unavailable', 'Atlassian has trouble of its own at the moment.');
  if (!response.ok) throw new IssueTrackerError('refused', 'Atlassian doesn’t accept this any more: allow it anew.');
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new IssueTrackerError('unavailable', 'Atlassian answered in a shape Muster doesn’t know.');
}
