import { HttpResponse, http } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createJira } from '../../../src/adapters/jira/create-jira.ts';
import { IssueTrackerError, type TrackerCredentials } from '../../../src/ports/outbound/issue-tracker.ts';
import { CLOUD_FIELDS } from '../../support/jira-examples.ts';
import { testClock } from '../../support/test-clock.ts';

export const SITE = 'https://acme.atlassian.net';
export const TOKEN: TrackerCredentials = { kind: 'token', site: SITE, email: 'bot@acme.com', token: 'an-api-token' };
export const OAUTH: TrackerCredentials = { kind: 'oauth', site: SITE, cloudId: 'cloud-1', accessToken: 'access-1' };

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
};

/** A Jira that answers what the test says, writes down what it was asked, and is asked nothing else. */
export function jiraRoom() {
  const server = setupServer();
  const seen: Seen[] = [];
  const clock = testClock('2026-11-25T09:00:00Z');
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => {
    server.resetHandlers();
    seen.length = 0;
    clock.set('2026-11-25T09:00:00Z');
  });
  afterAll(() => server.close());

  /** Answers of one address, in turn; the last one stays. */
  function answer(path: string, ...answers: readonly (() => Response)[]): void {
    let turn = 0;
    server.use(
      http.all(path.startsWith('https://') ? path : `${SITE}${path}`, async ({ request }) => {
        const { pathname, search } = new URL(request.url);
        const text = await request.text();
        const body: unknown = text === '' ? null : JSON.parse(text);
        seen.push({ method: request.method, path: pathname + search, headers: request.headers, body });
        return answers[Math.min(turn++, answers.length - 1)]?.() ?? HttpResponse.error();
      }),
    );
  }
  const jira = () => createJira({ clock, atlassianUrl: 'https://api.atlassian.com', siteUrl: null });
  const open = (credentials = TOKEN, fields = CLOUD_FIELDS) => jira().open(credentials, fields);
  /** Which edition the site says it is. */
  const isEdition = (deploymentType: 'Cloud' | 'Server') =>
    answer('/rest/api/2/serverInfo', json({ deploymentType, version: '9.12.1' }));
  /** What was asked beside the edition. */
  const asked = () => seen.filter(({ path }) => !path.endsWith('/serverInfo'));
  return { server, seen, asked, clock, answer, jira, open, isEdition };
}

export const json =
  (body: unknown, init: { readonly status?: number; readonly headers?: Record<string, string> } = {}) =>
  (): Response =>
    HttpResponse.json(body as never, init);

export const empty = (): Response => new HttpResponse(null, { status: 204 });

/** How a request failed; throws when it didn't. */
export async function failureIn(run: Promise<unknown>): Promise<IssueTrackerError> {
  const outcome = await run.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof IssueTrackerError) return outcome;
  throw new Error(`no IssueTrackerError, but ${String(outcome)}`);
}
