import type { RequestListener, ServerResponse } from 'node:http';
import type { Express } from 'express';
import type { Log, Random } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import { followRequest } from '../request-trail.ts';
import { requestIdOf } from './request-id.ts';
import type { RawHandler, Route } from './routes.ts';

type Raw = Extract<Route, { kind: 'raw' }>;

export type DispatchOptions = {
  readonly app: Express;
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly metrics: Metrics;
  readonly random: Random;
};

/** First in line: gives the request its id and its stopwatch, takes raw routes itself, leaves the rest to Express. */
export function createDispatch({ app, routes, log, metrics, random }: DispatchOptions): RequestListener {
  const raw = new Map<string, Raw>();
  for (const route of routes) if (route.kind === 'raw') raw.set(route.path, route);

  return (req, res) => {
    const requestId = requestIdOf(req, random);
    res.setHeader('X-Request-ID', requestId);
    const route = raw.get(pathOf(req.url));
    const startedAt = performance.now();
    res.once('close', () => measure(metrics, { res, path: route?.path ?? patternOf(req), startedAt }));
    if (route === undefined) {
      Object.assign(res, { locals: Object.assign(Object.create(null), { requestId }) });
      return followRequest(requestId, () => app(req, res));
    }
    if (req.method !== route.method) return refuseMethod(res, route.method);
    runRaw(route.handle, { req, res, requestId, log });
  };
}

function runRaw(
  handle: RawHandler,
  call: { req: Parameters<RawHandler>[0]; res: ServerResponse; requestId: string; log: Log },
): void {
  const { req, res, requestId, log } = call;
  const fail = (error: unknown) => {
    // Somebody who hangs up, or is cut off for being slow, is no fault of ours and must not fill the log.
    if (req.destroyed && !req.complete) return;
    log.error({ event: 'http.failed', requestId, error }, 'a raw route failed');
    if (res.headersSent) res.destroy();
    else res.writeHead(500, { 'Content-Type': 'text/plain' }).end('Something broke on our side. Try again.\n');
  };
  try {
    Promise.resolve(followRequest(requestId, () => handle(req, res, { requestId }))).catch(fail);
  } catch (error) {
    fail(error);
  }
}

function refuseMethod(res: ServerResponse, allowed: string): void {
  res.writeHead(405, { Allow: allowed, 'Content-Type': 'text/plain', Connection: 'close' });
  res.end(`Use ${allowed} here.\n`);
}

function pathOf(url = '/'): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

/** The matched pattern (`/api/tasks/:id`), never the path itself: paths hold ids. */
function patternOf(req: object): string {
  const { route, baseUrl = '' } = req as { route?: { path?: unknown }; baseUrl?: string };
  return typeof route?.path === 'string' ? `${baseUrl}${route.path}` : 'none';
}

function measure(metrics: Metrics, seen: { res: ServerResponse; path: string; startedAt: number }): void {
  const { res, path, startedAt } = seen;
  const result = res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'aborted';
  const seconds = (performance.now() - startedAt) / 1000;
  metrics.observe('muster_http_request_seconds', 'Time to answer a request.', { route: path, result }, seconds);
}
