import type { Log } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import { createWebServer, type WebServer } from './web-server.ts';

/** `GET /metrics` and nothing else. */
export function createMetricsServer(metrics: Metrics, log: Log): WebServer {
  return createWebServer(
    (req, res) => {
      if (req.method !== 'GET' || req.url !== '/metrics') {
        res.writeHead(404, { 'Content-Type': 'text/plain' }).end('The figures are at /metrics.\n');
        return;
      }
      metrics.text().then(
        (text) => res.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
        (error: unknown) => {
          log.error({ event: 'metrics.failed', error }, 'the figures could not be read');
          res.writeHead(500, { 'Content-Type': 'text/plain' }).end('The figures could not be read; see the log.\n');
        },
      );
    },
    { maxConnections: 50 },
  );
}
