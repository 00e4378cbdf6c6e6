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
  /** Waits for a free connection, people before what runs in the background, which leaves the last of three or more to them. */
  acquire(by: { readonly background: boolean }): Promise<SessionClient>;
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
  const people: Waiting[] = [];
  const background: Waiting[] = [];
  const inBackground = new Set<SessionClient>();
  // With two in all there is nothing to leave: one slow page would stop every webhook and job.
  const most = Math.max(2, size - 1);

  const take = (isBackground: boolean): SessionClient | undefined => {
    if (isBackground && inBackground.size >= most) return undefined;
    const client = free.pop(); // the last one back is the warmest
    if (isBackground && client !== undefined) inBackground.add(client);
    return client;
  };
  const serve = (waiting: Waiting[], isBackground: boolean): void => {
    const client = waiting.length === 0 ? undefined : take(isBackground);
    if (client !== undefined) waiting.shift()?.(client);
  };

  return {
    acquire({ background: isBackground }) {
      const client = take(isBackground);
      if (client !== undefined) return Promise.resolve(client);
      return new Promise((resolve) => (isBackground ? background : people).push(resolve));
    },
    release(client) {
      inBackground.delete(client);
      free.push(client);
      serve(people, false);
      serve(background, true);
    },
    async end() {
      await Promise.all(drivers.map((driver) => driver.end()));
    },
  };
}

type Waiting = (client: SessionClient) => void;

function toClient(driver: RenewingSql): SessionClient {
  const client: SessionClient = { sql: driver.sql, onBreak: null, warm: false };
  driver.onBreak = (error) => {
    client.warm = false;
    client.onBreak?.(error);
  };
  return client;
}
