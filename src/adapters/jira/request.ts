import type * as Core from 'jira.js/core';
import { z } from 'zod';
import { IssueTrackerError, type TrackerCredentials } from '../../ports/outbound/issue-tracker.ts';
import { failureOf } from './failure-of.ts';
import { guardedClient } from './guarded-client.ts';
import type { JiraOptions } from './options.ts';

export type Ask<T> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its arguments in braces: `/rest/api/2/issue/{id}`. */
  readonly path: `/rest/${string}`;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly schema: z.ZodType<T>;
  /** What comes back where Jira itself says, in its own words, that there is no such thing; without it that is a failure. */
  readonly missing?: () => T;
};

/** Asks one site, one request after the other. @throws IssueTrackerError */
export type Request = <T>(ask: Ask<T>) => Promise<T>;

/** Requests of one account on one site. The vendor's client is loaded with the first of them. */
export function createRequest(credentials: TrackerCredentials, options: JiraOptions): Request {
  const { clock } = options;
  let last: Promise<unknown> = Promise.resolve();
  let closedUntil = 0;
  let opening: Promise<Opened> | null = null;

  async function run<T>(ask: Ask<T>): Promise<T> {
    const retryAfterMs = closedUntil - clock.now().getTime();
    if (retryAfterMs > 0)
      throw new IssueTrackerError('limited', 'Jira asks to wait before the next request.', { retryAfterMs });
    opening ??= open(credentials, options);
    const { client, core } = await opening;
    const route = `${ask.method ?? 'GET'} ${ask.path}`;
    const answer = await send(client, ask).catch((error: unknown) => {
      if (ask.missing !== undefined && saysMissing(core, error)) return MISSING;
      const failure = failureOf(core, route, error);
      if (failure.retryAfterMs !== null) closedUntil = clock.now().getTime() + failure.retryAfterMs;
      throw failure;
    });
    if (answer === MISSING && ask.missing !== undefined) return ask.missing();
    const read = ask.schema.safeParse(answer);
    if (read.success) return read.data;
    throw new IssueTrackerError('unavailable', `Jira answered ${route} in a shape Muster doesn’t know.`);
  }

  return (ask) => {
    const turn = last.then(() => run(ask));
    last = turn.catch(() => {});
    return turn;
  };
}

type Opened = { readonly core: typeof Core; readonly client: Core.Client };

const MISSING = Symbol('missing');

/** Not any 404: something before Jira, a proxy or another server under its name, may answer so as well. */
function saysMissing(core: typeof Core, error: unknown): boolean {
  return core.isApiError(error) && error.status === 404 && jirasWords.safeParse(error.body).success;
}

const jirasWords = z.object({ errorMessages: z.array(z.string()).min(1) });

async function open(credentials: TrackerCredentials, options: JiraOptions): Promise<Opened> {
  const core = await import('jira.js/core');
  const now = () => options.clock.now();
  return { core, client: guardedClient(core, { ...addressOf(credentials, options), now }) };
}

function addressOf(
  credentials: TrackerCredentials,
  { atlassianUrl, siteUrl }: JiraOptions,
): { readonly host: string; readonly authorization: string } {
  if (credentials.kind === 'oauth')
    return {
      host: `${atlassianUrl}/ex/jira/${encodeURIComponent(credentials.cloudId)}`,
      authorization: `Bearer ${credentials.accessToken}`,
    };
  const { site, email, token } = credentials;
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  return { host: siteUrl ?? site, authorization: email === null ? `Bearer ${token}` : `Basic ${basic}` };
}

function send<T>(client: Core.Client, { method = 'GET', path, params = {}, query, body }: Ask<T>): Promise<unknown> {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const searchParams = query && Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return client.sendRequest({
    method,
    url,
    ...(searchParams && { searchParams }),
    ...(body !== undefined && { body }),
  });
}
