import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { people } from '../company.ts';
import { type Copilot, FILES } from './copilot/copilot.ts';
import type { Emulator, Json } from './emulator.ts';
import { answerGraphql } from './graphql.ts';
import { ACCEPTED, type createHooks } from './hooks.ts';
import { pullAt, writePullPlace } from './pull-place.ts';
import type { createRest } from './rest.ts';

/** What must be there before anything can be answered. */
export type Opened = {
  readonly emulator: Emulator;
  readonly rest: ReturnType<typeof createRest>;
  readonly copilot: Copilot;
  readonly hooks: ReturnType<typeof createHooks>;
  readonly graphql: Parameters<typeof answerGraphql>[0];
};

type Needs = {
  /** What programs show to be let in. */
  readonly token: string;
  readonly opened: Promise<Opened>;
  /** Ours, without a closing slash, as soon as there is a port. */
  readonly origin: () => string;
  /** Where people see what is here. */
  readonly pageAddress: () => string;
};

/** GitHub over HTTP, as a GitHub Enterprise Server stands in a company: the API below `/api/v3`, pages beside it. */
export function createGitHubServer({ token, opened, origin, pageAddress }: Needs): Server {
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { pathname, search, searchParams } = new URL(req.url ?? '/', origin());
    if (pathname.startsWith(FILES)) {
      const file = (await opened).copilot.file(pathname, searchParams);
      res.writeHead(file === null ? 404 : 200, { 'content-type': 'application/x-ndjson' }).end(file ?? '');
      return;
    }
    if (!pathname.startsWith('/api/')) {
      const place = pullAt(pathname);
      const location = `${pageAddress()}#/${people[0]?.id}/github${place === null ? '' : `@${writePullPlace(place)}`}`;
      res.writeHead(302, { location }).end();
      return;
    }
    if (!isAllowed(req, token)) return send(res, 401, { message: 'Bad credentials' });
    const { emulator, rest, hooks, graphql } = await opened;
    const body = await readBody(req);
    if (pathname === '/api/graphql') return send(res, 200, answerGraphql(graphql, body));
    const path = pathname.slice(PREFIX.length);
    const hook = await hooks(req.method ?? 'GET', path);
    if (hook === ACCEPTED) return send(res, 202, {});
    const found = hook ?? (req.method === 'GET' ? rest(path, searchParams) : undefined);
    if (found === null) return send(res, 404, { message: 'Not Found' });
    if (found === undefined) return pass(res, await emulator.ask(`${path}${search}`), { emulator, origin: origin() });
    if (!Array.isArray(found)) return send(res, 200, found as Json);
    sendPage(res, found, { url: `${origin()}${pathname}`, query: searchParams });
  };
  return createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      console.error(`The local GitHub failed at ${req.url}: ${error instanceof Error ? error.message : error}`);
      if (!res.headersSent) send(res, 500, { message: 'Server Error' });
    });
  });
}

const PREFIX = '/api/v3';

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  return /^(?:bearer|token) (.+)$/i.exec(headers.authorization ?? '')?.[1] === token;
}

async function readBody(req: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

/** Nobody here runs into limits, and the token may do what Muster asks for. */
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-oauth-scopes': 'repo, read:org',
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': '5000',
};

function send(res: ServerResponse, status: number, body: object, more: Readonly<Record<string, string>> = {}): void {
  res.writeHead(status, { ...HEADERS, ...more }).end(JSON.stringify(body));
}

type Paged = { readonly url: string; readonly query: URLSearchParams };

function sendPage(res: ServerResponse, all: readonly Json[], { url, query }: Paged): void {
  const size = Math.min(100, Number(query.get('per_page') ?? 30) || 30);
  const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  const link = page * size < all.length ? { link: `<${url}?${next}>; rel="next"` } : {};
  send(res, 200, all.slice((page - 1) * size, page * size), link);
}

type Passing = { readonly emulator: Emulator; readonly origin: string };

/** What emulate answers, under our address. */
async function pass(res: ServerResponse, answer: Response, { emulator, origin }: Passing): Promise<void> {
  const text = (await answer.text()).replaceAll(emulator.origin, `${origin}${PREFIX}`);
  const link = answer.headers.get('link')?.replaceAll(emulator.origin, `${origin}${PREFIX}`);
  res.writeHead(answer.status, { ...HEADERS, ...(link !== undefined && { link }) }).end(text);
}
