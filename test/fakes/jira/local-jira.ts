import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLOUD_ID } from './model.ts';
import { answerOAuth, createOAuth, type OAuthState } from './oauth.ts';
import { LOCAL_API_TOKEN, LOCAL_EMAIL, type LocalJiraOptions } from './options.ts';
import { type Answer, routes } from './routes.ts';
import { createHookSender } from './send-hooks.ts';
import { createJiraWorld, type World } from './world.ts';

export type Call = { readonly method: string; readonly path: string; readonly status: number };

/** Answered instead of the next request that fits: a status, with seconds to wait where it is 429. */
export type Trouble = {
  readonly path: RegExp;
  readonly status: number;
  readonly retryAfterSeconds?: number;
  /** A text is a page of something that isn't Jira. */
  readonly body?: string | object;
};

export type LocalJira = {
  /** Without a closing slash: what `JIRA_API_URL` and `ATLASSIAN_API_URL` are set to, and a site's own address. */
  readonly url: string;
  readonly world: World;
  readonly hooks: ReturnType<typeof createHookSender>;
  readonly oauth: OAuthState;
  readonly calls: readonly Call[];
  readonly troubles: Trouble[];
  /** Requests that no real Jira would have understood; a test ends with none. */
  readonly violations: readonly string[];
  close(): Promise<void>;
};

/** A Jira site on loopback, of Cloud or Data Center: what Muster asks of it, its workflow, its log and its webhooks. */
export async function startLocalJira(options: LocalJiraOptions = {}): Promise<LocalJira> {
  const now = options.now ?? Date.now;
  const edition = options.edition ?? 'cloud';
  const { projects, names, people, account = { email: LOCAL_EMAIL, token: LOCAL_API_TOKEN } } = options;
  const world = createJiraWorld({
    ...{ now, edition },
    ...(projects && { projects }),
    ...(names && { names }),
    ...(people && { people }),
  });
  const [calls, troubles, violations]: [Call[], Trouble[], string[]] = [[], [], []];
  const oauth = createOAuth();
  let site = '';
  const drawn = () => ({ site: options.site ?? site, edition });
  const hooks = createHookSender({ world, drawn, now });
  const server = createServer((request, response) => {
    read(request).then(
      (text) => {
        const url = new URL(request.url ?? '/', site);
        const method = request.method ?? 'GET';
        const answer = answerTo({ method, url, text, headers: request.headers });
        calls.push({ method, path: url.pathname, status: answer.status ?? 200 });
        write(response, answer);
      },
      (error: unknown) => write(response, { status: 500, body: String(error) }),
    );
  });

  type Got = { method: string; url: URL; text: string; headers: IncomingMessage['headers'] };
  function answerTo({ method, url, text, headers }: Got): Answer & { readonly retryAfter?: number } {
    const at = troubles.findIndex(({ path }) => path.test(`${method} ${url.pathname}`));
    const [trouble] = at === -1 ? [] : troubles.splice(at, 1);
    if (trouble !== undefined)
      return {
        ...{ status: trouble.status, body: trouble.body ?? { errorMessages: ['trouble'] } },
        ...(trouble.retryAfterSeconds !== undefined && { retryAfter: trouble.retryAfterSeconds }),
      };
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const bySignIn = answerOAuth(oauth, { method, url, body, headers, site });
    if (bySignIn !== null) return bySignIn;
    const path = pathOn(url.pathname, headers.authorization);
    if (path === null) return { status: 401, body: { errorMessages: ['Client must be authenticated'] } };
    for (const [verb, pattern, answer] of routes) {
      const match = verb === method ? pattern.exec(path) : null;
      if (match === null) continue;
      const asked = { world, drawn: drawn(), words: match.slice(1), query: url.searchParams, body, now };
      const logMost = options.logMost ?? Number.POSITIVE_INFINITY;
      return answer({ ...asked, logMost, by: world.user('Muster') });
    }
    violations.push(`${method} ${url.pathname}`);
    return { status: 404, body: { errorMessages: ['no such address'] } };
  }

  /** Below the site by API token, below the gateway by OAuth; null for whoever isn't let in. */
  function pathOn(pathname: string, authorization = ''): string | null {
    const gateway = `/ex/jira/${CLOUD_ID}`;
    if (pathname.startsWith(`${gateway}/`))
      return oauth.isGood(authorization.replace('Bearer ', '')) ? pathname.slice(gateway.length) : null;
    const basic = `Basic ${Buffer.from(`${account.email}:${account.token}`).toString('base64')}`;
    return authorization === basic || authorization === `Bearer ${account.token}` ? pathname : null;
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url: site, world, hooks, oauth, calls, troubles, violations },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function write(response: ServerResponse, { status = 200, body, retryAfter }: Answer & { retryAfter?: number }): void {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status === 204 || body === null) response.writeHead(status, headers).end();
  else if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/html' }).end(body);
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}
