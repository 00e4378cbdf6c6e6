import type * as Core from 'jira.js/core';
import type { z } from 'zod';
import { IssueTrackerError, type TrackerCredentials } from '../../ports/outbound/issue-tracker.ts';
import { failureOf } from './failure-of.ts';
import type { JiraOptions } from './options.ts';

export type Ask<T> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its arguments in braces: `/rest/api/2/issue/{id}`. */
  readonly path: `/rest/${string}`;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly schema: z.ZodType<T>;
};

/** Asks one site, one request after the other. @throws IssueTrackerError */
export type Request = <T>(ask: Ask<T>) => Promise<T>;

/** Longest a request may take, in milliseconds. */
const LIMIT_MS = 30_000;

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
    const answer = await inTime(send(client, ask)).catch((error: unknown) => {
      const failure = failureOf(core, route, error);
      if (failure.retryAfterMs !== null) closedUntil = clock.now().getTime() + failure.retryAfterMs;
      throw failure;
    });
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

async function open(credentials: TrackerCredentials, options: JiraOptions): Promise<Opened> {
  const core = await import('jira.js/core');
  const { host, auth } = addressOf(credentials, options);
  return { core, client: core.createClient({ host, auth, onSchemaMismatch: 'silent' }) };
}

function addressOf(
  credentials: TrackerCredentials,
  { atlassianUrl, siteUrl }: JiraOptions,
): { readonly host: string; readonly auth: Core.AuthBasic | { readonly type: 'bearer'; readonly token: string } } {
  if (credentials.kind === 'oauth')
    return {
      host: `${atlassianUrl}/ex/jira/${encodeURIComponent(credentials.cloudId)}`,
      auth: { type: 'bearer', token: credentials.accessToken },
    };
  const { site, email, token } = credentials;
  const auth = email === null ? { type: 'bearer' as const, token } : { type: 'basic' as const, email, apiToken: token };
  return { host: siteUrl ?? site, auth };
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

/** The vendor's client never gives up by itself. */
async function inTime<T>(run: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), LIMIT_MS);
  });
  return Promise.race([run, late]).finally(() => clearTimeout(timer));
}
