import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { within } from '../within.ts';

export type WebServer = {
  /** @returns the port, chosen by the system when 0 was asked for */
  listen(at: { readonly host: string; readonly port: number }): Promise<number>;
  /** Lets running requests finish for at most `limitMs` milliseconds, then cuts them off. Harmless when repeated. */
  close(limitMs: number): Promise<void>;
};

/** How long keep-alive clients are told to go elsewhere before their idle connections are cut, in milliseconds. */
const FAREWELL_MS = 150;

/**
 * A server that a thousand slow senders can't occupy: headers within 5 s, the whole request within 10 s, idle
 * connections 10 s, looked after every second (Node looks every 30 s by itself, far too late).
 */
export function createWebServer(handle: RequestListener, limits: { readonly maxConnections: number }): WebServer {
  let closing: Promise<void> | null = null;
  const server = createServer(
    {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16_384,
    },
    (req, res) => {
      if (closing !== null) res.shouldKeepAlive = false;
      handle(req, res);
    },
  );
  server.maxConnections = limits.maxConnections;
  // Rebalances long-lived clients among replicas now and then.
  server.maxRequestsPerSocket = 10_000;

  return {
    listen: (at) => listen(server, at),
    close(limitMs) {
      closing ??= close(server, limitMs);
      return closing;
    },
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 511 }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function close(server: Server, limitMs: number): Promise<void> {
  if (!server.listening) return;
  // The parent's close refuses new connections and leaves idle ones alone: a request may be on its way on them.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  await within(FAREWELL_MS, () => closed).catch(() => {});
  server.close();
  // A connection becomes idle the moment its last answer is out, and nobody else would cut it.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await within(limitMs, () => closed).catch(() => server.closeAllConnections());
  clearInterval(sweep);
  await closed;
}
