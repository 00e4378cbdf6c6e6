import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Log } from '../../ports/outbound/system.ts';
import type { Config } from '../config.ts';
import { answerFailures, answerNotFound } from './failures.ts';
import type { Readiness } from './readiness.ts';
import type { Route } from './routes.ts';

export type HttpAppOptions = {
  readonly config: Pick<Config, 'server'>;
  readonly log: Log;
  readonly routes: readonly Route[];
  readonly readiness: () => Promise<Readiness>;
};

/** Express for everything that isn't a raw route. There is no global body parser: each router brings its own limits. */
export function createHttpApp({ config, log, routes, readiness }: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.server.trustProxy);
  app.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  app.get('/readyz', async (_req, res) => {
    const { ready, reasons, degraded } = await readiness();
    res.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    res.json({ status: ready ? 'ready' : 'not-ready', reasons, degraded });
  });
  app.use(helmet());
  for (const route of routes) if (route.kind === 'router') app.use(route.path, route.router);
  app.use(answerNotFound);
  app.use(answerFailures(log));
  return app;
}
