import postgres, { type Sql } from 'postgres';
import { type StoreAddress, storeHabits } from './address.ts';

/** One connection, used by one transaction at a time. */
export type SessionClient = {
  readonly sql: Sql;
  /** Set while a transaction runs: told when its connection breaks. */
  onBreak: ((error: Error) => void) | null;
  /** True once connected and not broken since: only then may statements follow `begin` without waiting for it. */
  warm: boolean;
};

export type SessionPool = {
  /** Waits for a free connection. */
  acquire(): Promise<SessionClient>;
  release(client: SessionClient): void;
  end(): Promise<void>;
};

/**
 * Connections for transactions, each a driver instance with a single connection. The driver's own `reserve()` would do,
 * but 3.4.9 leaves a reservation hanging for ever when it has to reconnect, and tells nobody when a reserved connection breaks.
 */
export function createSessionPool(address: StoreAddress, size: number): SessionPool {
  const clients = Array.from({ length: size }, () => openClient(address));
  const free = [...clients];
  const waiting: ((client: SessionClient) => void)[] = [];

  return {
    acquire() {
      const client = free.pop(); // the last one back is the warmest
      return client === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(client);
    },
    release(client) {
      const next = waiting.shift();
      if (next === undefined) free.push(client);
      else next(client);
    },
    async end() {
      await Promise.all(clients.map((client) => client.sql.end({ timeout: 5 })));
    },
  };
}

function openClient(address: StoreAddress): SessionClient {
  const onclose = () => {
    client.warm = false;
    client.onBreak?.(Object.assign(new Error('the database closed the connection'), { code: 'CONNECTION_CLOSED' }));
  };
  const { url, ...rest } = address;
  const options = { ...rest, ...storeHabits, max: 1, onclose };
  const client: SessionClient = {
    sql: url === undefined ? postgres(options) : postgres(url, options),
    onBreak: null,
    warm: false,
  };
  return client;
}
