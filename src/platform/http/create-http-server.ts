import type { Express } from 'express';
import type { Log, Random } from '../../ports/outbound/system.ts';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics.ts';
import { createDispatch } from './dispatch.ts';
import { createHttpApp } from './http-app.ts';
import { createMetricsServer } from './metrics-server.ts';
import { createReadiness, type ReadinessCheck } from './readiness.ts';
import type { Route } from './routes.ts';
import { createWebServer, type WebServer } from './web-server.ts';

export type HttpServerOptions = {
  readonly config: Pick<Config, 'server' | 'metrics'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly random: Random;
  readonly routes: readonly Route[];
  readonly readiness: readonly ReadinessCheck[];
};

export type HttpServer = {
  readonly app: Express;
  /** Opens the public port and the one for figures. @throws Error when a port is taken */
  listen(): Promise<{ readonly port: number; readonly metricsPort: number }>;
  /** Stops accepting, finishes what runs within 10 s. Harmless when repeated. */
  close(): Promise<void>;
};

/** Enough for a thousand slow senders beside the genuine ones; a socket costs about 20 kB. */
const MOST_CONNECTIONS = 2_000;

/** Longest a stop waits for running requests, in milliseconds. Source: PostgreSQL and the queue stop after it within Docker's patience. */
const CLOSE_LIMIT_MS = 8_000;

/** The process's doors: the public server, and the figures on a port of their own that stays on loopback by default. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { config, log, metrics, random, routes } = options;
  const app = createHttpApp({ config, log, routes, readiness: createReadiness(options.readiness) });
  const front = createWebServer(createDispatch({ app, routes, log, metrics, random }), {
    maxConnections: MOST_CONNECTIONS,
  });
  const figures = createMetricsServer(metrics, log);
  return {
    app,
    async listen() {
      const port = await open(front, 'PORT', config.server);
      const metricsPort = await open(figures, 'METRICS_PORT', config.metrics);
      return { port, metricsPort };
    },
    async close() {
      await Promise.all([front.close(CLOSE_LIMIT_MS), figures.close(1_000)]);
    },
  };
}

async function open(server: WebServer, setting: string, at: { host: string; port: number }): Promise<number> {
  try {
    return await server.listen(at);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    const advice = code === 'EADDRINUSE' ? 'Something else listens there: stop it, or set' : 'Set';
    const hint = `${advice} ${setting} to a free port (and its host to an address of this machine).`;
    throw new Error(`Muster can’t listen at ${at.host}:${at.port}. ${hint}`, { cause });
  }
}
