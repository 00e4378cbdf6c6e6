import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A network that can fail, on loopback, between somebody and whoever `reach` connects to. */
export type Line = {
  /** Where to connect instead, on 127.0.0.1. */
  readonly port: number;
  /** Milliseconds that each piece of an answer is held back; 0 lets it pass. */
  delay(ms: number): void;
  /** Nothing gets through, nobody is told: a half-open network. */
  silence(): void;
  /** Every connection is cut and new ones are refused: the other side is gone. */
  cut(): void;
  /** As on the first day. Connections that were silenced are cut, as a router that comes back does. */
  heal(): void;
  close(): Promise<void>;
};

/** Opens the line; each connection to its port gets one of `reach`. */
export async function openLine(reach: () => Socket): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'silent' | 'cut' = 'open';
  let delayMs = 0;

  const server = createServer((near) => {
    const far = reach();
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    pass(near, far, () => 0);
    pass(far, near, () => delayMs);
  });
  const pass = (from: Socket, to: Socket, wait: () => number) => {
    let before: Promise<void> = Promise.resolve();
    from.on('data', (bytes) => {
      if (state !== 'open') return;
      const dueAt = performance.now() + wait();
      before = before
        .then(() => (dueAt > performance.now() ? pause(dueAt - performance.now()) : undefined))
        .then(() => void (to.destroyed || state !== 'open' || to.write(bytes)));
    });
  };
  const drop = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
    pairs.clear();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    delay: (ms) => {
      delayMs = ms;
    },
    silence: () => {
      state = 'silent';
    },
    cut: () => {
      state = 'cut';
      if (server.listening) server.close();
      drop();
    },
    heal: () => {
      if (state === 'silent') drop();
      if (!server.listening) server.listen(port, '127.0.0.1');
      state = 'open';
      delayMs = 0;
    },
    async close() {
      drop();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
