import type { StoreAddress } from './address.ts';
import { openRenewingSql, type RenewingSql } from './renewing-sql.ts';

/** One connection, used by one transaction at a time. */
export type SessionClient = Pick<RenewingSql, 'sql'> & {
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
  const drivers = Array.from({ length: size }, () => openRenewingSql(address, 1));
  const free = drivers.map(toClient);
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
      await Promise.all(drivers.map((driver) => driver.end()));
    },
  };
}

function toClient(driver: RenewingSql): SessionClient {
  const client: SessionClient = { sql: driver.sql, onBreak: null, warm: false };
  driver.onBreak = (error) => {
    client.warm = false;
    client.onBreak?.(error);
  };
  return client;
}
