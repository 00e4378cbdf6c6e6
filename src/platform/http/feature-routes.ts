import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { ApiKeys } from '../../ports/inbound/api-keys.ts';
import type { HttpAsk, HttpReply, HttpRoute } from '../../ports/inbound/http.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { type ApiGuard, createApiGuard } from './api-guard.ts';
import type { Route } from './routes.ts';

/** In bytes; enough for 500 commits with long messages. */
const BODY_MAX = 1024 * 1024;

/** The features' own addresses: who asks, within which limits, then the body, then the route. */
export function createFeatureRoute(routes: readonly HttpRoute[], { keys, log, now }: FeatureRouteNeeds): Route {
  const guard = createApiGuard(keys, now);
  const router = Router();
  for (const route of routes) {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    router[method](route.path, ...handlersOf(route, { guard, log }));
  }
  return { kind: 'router', path: '/', router };
}

export type FeatureRouteNeeds = {
  readonly keys: ApiKeys;
  readonly log: Log;
  /** Milliseconds on a clock that only goes forward; the process's own when absent. */
  readonly now?: () => number;
};

function handlersOf(
  route: HttpRoute,
  { guard, log }: { readonly guard: ApiGuard; readonly log: Log },
): RequestHandler[] {
  if (route.access === 'open') return [async (req, res) => send(res, await route.run(askOf(req, res, log)))];
  const { bodyMax = BODY_MAX } = route;
  return [
    async (req, res, next) => {
      res.locals.actor = await guard(req.headers.authorization);
      next();
    },
    // `inflate: false`: a small body can't unpack into a large one.
    express.json({ limit: bodyMax, inflate: false, strict: true }),
    async (req, res) => send(res, await route.run({ ...askOf(req, res, log), actor: res.locals.actor })),
  ];
}

function askOf(req: Request, res: Response, log: Log): HttpAsk {
  const { requestId } = res.locals;
  return {
    params: firstOfEach(req.params),
    query: firstOfEach(req.query),
    cookies: readCookies(req.headers.cookie ?? ''),
    body: req.body,
    requestId,
    log: log.child({ requestId }),
  };
}

function firstOfEach(values: object): Record<string, string> {
  const pairs = Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** `a=1; b=2`; values as they stand. The first of a name counts. */
function readCookies(header: string): Record<string, string> {
  const pairs = header.split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at === -1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
  });
  return Object.assign(Object.create(null), Object.fromEntries(pairs.reverse()));
}

type Cookie = NonNullable<Extract<HttpReply, { kind: 'page' }>['cookie']>;

function setCookie(res: Response, { name, value, path, maxAgeSeconds }: Cookie): void {
  // `lax`: the way back from another site is a plain visit, and carries it.
  res.cookie(name, value, {
    path,
    maxAge: maxAgeSeconds * 1_000,
    httpOnly: true,
    sameSite: 'lax',
    secure: res.req.secure,
  });
}

function send(res: Response, reply: HttpReply): void {
  res.set('Cache-Control', 'no-store');
  switch (reply.kind) {
    case 'json':
      res.status(reply.status ?? 200).json(reply.body);
      break;
    case 'page':
      if (reply.cookie !== undefined) setCookie(res, reply.cookie);
      res
        .status(reply.status ?? 200)
        .set('Content-Security-Policy', policyOf(reply.formTo))
        .type('html')
        .send(reply.html);
      break;
    case 'file':
      // Never opened by the browser itself, whatever the text in it looks like.
      res.attachment(reply.name).type(reply.type).send(reply.body);
      break;
    case 'redirect':
      res.redirect(303, reply.to);
      break;
    default:
      reply satisfies never;
  }
}

/** Words, styles of the page itself, and a form; no scripts, no frames, nothing from elsewhere. */
function policyOf(formTo: string | undefined): string {
  return `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'${formTo === undefined ? '' : ` ${formTo}`}`;
}
