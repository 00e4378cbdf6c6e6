import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { StoreAddress } from '../../../../src/platform/store/address.ts';

export type DatabaseLine = {
  /** The database, by way of this line. */
  readonly address: StoreAddress;
  /** Milliseconds that each piece of an answer is held back; 0 lets it pass. */
  delay(ms: number): void;
  /** Nothing gets through, nobody is told: a half-open network. */
  silence(): void;
  /** Every connection is cut and new ones are refused: the server is gone. */
  cut(): void;
  /** As on the first day. Connections that were silenced are cut, as a router that comes back does. */
  heal(): void;
  close(): Promise<void>;
};

/** Stands between Muster and the database, so that the network or the server can fail without touching others' tests. */
export async function openDatabaseLine(behind: StoreAddress): Promise<DatabaseLine> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'silent' | 'cut' = 'open';
  let delayMs = 0;

  const server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(`${behind.host}/.s.PGSQL.${behind.port}`);
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
        .then(() => pause(dueAt - performance.now()))
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
  const { host: _, port: __, ...rest } = behind;
  return {
    address: { ...rest, host: '127.0.0.1', port },
    delay: (ms) => {
      delayMs = ms;
    },
    silence: () => {
      state = 'silent';
    },
    cut: () => {
      state = 'cut';
      drop();
    },
    heal: () => {
      if (state === 'silent') drop();
      state = 'open';
      delayMs = 0;
    },
    async close() {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}

const pause = (ms: number) => (ms <= 0 ? Promise.resolve() : new Promise<void>((resolve) => setTimeout(resolve, ms)));
