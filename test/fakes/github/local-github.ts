import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerGraphql, costOf } from './graphql.ts';
import { createLimits, type Limits, type Trouble } from './limits.ts';
import type { LocalGitHubOptions } from './options.ts';
import { type Answer, routes } from './routes.ts';
import { createWorld, type World } from './world.ts';

export type Call = {
  readonly method: string;
  /** With its query; of GraphQL `/graphql`. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds by the clock of whoever started it. */
  readonly at: number;
  /** From the first byte of the question to the last of the answer, in real milliseconds. */
  readonly tookMs: number;
  readonly points: number;
};

export type LocalGitHub = {
  /** Without a closing slash: what `GITHUB_API_URL` is set to. */
  readonly url: string;
  readonly world: World;
  readonly limits: Limits;
  readonly calls: readonly Call[];
  close(): Promise<void>;
};

/** A GitHub on loopback: REST and the GraphQL Muster asks, with pages, ETags, latency, limits and trouble on demand. */
export async function startLocalGitHub(
  options: LocalGitHubOptions & { readonly now?: () => number } = {},
): Promise<LocalGitHub> {
  const now = options.now ?? Date.now;
  const world = createWorld(options);
  const limits = createLimits(now);
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const startedAt = performance.now();
    handle({ request, world, limits, options, now }).then(
      ({ text, status, headers, delayMs, points, hangUp }) => {
        const call = { method: request.method ?? '', path: request.url ?? '', status, at: now(), points };
        const send = () => {
          if (hangUp) response.destroy();
          // GitHub's own clock is the one limits are counted by.
          else write(response, { text, status, headers: { date: new Date(now()).toUTCString(), ...headers } });
          calls.push({ ...call, tookMs: performance.now() - startedAt });
        };
        if (delayMs > 0) setTimeout(send, delayMs);
        else send();
      },
      (error: unknown) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, world, limits, calls },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Work = {
  readonly request: IncomingMessage;
  readonly world: World;
  readonly limits: Limits;
  readonly options: LocalGitHubOptions;
  readonly now: () => number;
};
type Sent = {
  readonly text: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly delayMs: number;
  readonly points: number;
  readonly hangUp?: boolean;
};

async function handle({ request, world, limits, options, now }: Work): Promise<Sent> {
  const body = await read(request);
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'local'}`);
  const delayMs = options.latencyMs ?? 0;
  const trouble = limits.take(
    `${request.method} ${url.pathname}${url.search} ${url.pathname === '/graphql' ? body : ''}`,
  );
  if (trouble !== null) return troubled(trouble, { delayMs, now });
  if (request.headers.authorization === undefined && !url.pathname.startsWith('/app-manifests'))
    return { text: '{"message":"Requires authentication"}', status: 401, headers: {}, delayMs, points: 1 };
  if (url.pathname === '/graphql') {
    const asked = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const points = costOf(asked);
    const text = JSON.stringify(answerGraphql(world, asked));
    return { text, status: 200, headers: remaining(points, now), delayMs: options.graphqlLatencyMs ?? delayMs, points };
  }
  const answer = await answerOf(world, { method: request.method ?? 'GET', url, body });
  if (answer === null)
    return { text: '{"message":"Not Found"}', status: 404, headers: remaining(1, now), delayMs, points: 1 };
  return { ...paged(answer, url, request), delayMs };
}

async function answerOf(world: World, { method, url, body }: { method: string; url: URL; body: string }) {
  for (const [verb, path, answer] of routes) {
    const match = verb === method ? path.exec(url.pathname) : null;
    if (match !== null) return await answer({ world, words: match.slice(1), query: url.searchParams, body });
  }
  return null;
}

/** A page of a list with its Link header; 304 without cost where the caller has it already. */
function paged(answer: Answer, url: URL, request: IncomingMessage): Omit<Sent, 'delayMs'> {
  const headers: Record<string, string> = remaining(1, Date.now);
  let text: string;
  if (answer.kind === 'one') text = JSON.stringify(answer.body);
  else {
    const perPage = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
    // Deliveries are paged by cursor, everything else by number.
    const page = Number(url.searchParams.get('page') ?? url.searchParams.get('cursor')?.replace('v1_', '') ?? 1);
    const items = answer.items.slice((page - 1) * perPage, page * perPage).map((draw) => draw());
    if (page * perPage < answer.items.length) headers.link = `<${nextOf(url, page + 1)}>; rel="next"`;
    text = JSON.stringify(
      answer.wrap === undefined ? items : { total_count: answer.items.length, [answer.wrap]: items },
    );
  }
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  if (request.method === 'GET') headers.etag = etag;
  if (request.headers['if-none-match'] === etag) return { text: '', status: 304, headers, points: 0 };
  return { text, status: answer.kind === 'one' ? (answer.status ?? 200) : 200, headers, points: 1 };
}

function nextOf(url: URL, page: number): string {
  const next = new URL(url);
  if (url.pathname.endsWith('/deliveries')) next.searchParams.set('cursor', `v1_${page}`);
  else next.searchParams.set('page', String(page));
  return next.href;
}

function troubled(trouble: Trouble, { delayMs, now }: { delayMs: number; now: () => number }): Sent {
  const answer = (status: number, message: string, headers: Record<string, string> = {}): Sent => ({
    ...{ text: JSON.stringify({ message }), status, headers, delayMs, points: 0 },
  });
  switch (trouble.kind) {
    case 'primary':
      return answer(trouble.status, 'API rate limit exceeded', {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil((now() + trouble.resetMs) / 1000)),
      });
    case 'secondary':
      return answer(trouble.status, 'You have exceeded a secondary rate limit. Please wait a few minutes.', {
        ...(trouble.retryAfterSeconds === null ? {} : { 'retry-after': String(trouble.retryAfterSeconds) }),
        ...remaining(1, now),
      });
    case 'status':
      return answer(trouble.status, 'Something went wrong');
    case 'hang-up':
      return { ...answer(0, ''), hangUp: true };
    default:
      return trouble satisfies never;
  }
}

function remaining(points: number, now: () => number): Record<string, string> {
  return {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(5_000 - points),
    'x-ratelimit-reset': String(Math.ceil(now() / 1000) + 3_600),
  };
}

function write(response: ServerResponse, { text, status, headers }: Pick<Sent, 'text' | 'status' | 'headers'>): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(status === 304 ? {} : { 'content-length': body.length }),
    ...headers,
  });
  response.end(status === 304 ? undefined : body);
}

function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}
