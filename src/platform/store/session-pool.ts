import type { StoreAddress } from './address.ts';
import { openRenewingSql, type RenewingSql } from './renewing-sql.ts';

/** One connection, used by one transaction at a time, or by several whole flights one behind the other. */
export type SessionClient = Pick<RenewingSql, 'sql'> & {
  /** Of the transactions on it: told when their connection breaks. */
  readonly onBreak: Set<(error: Error) => void>;
  /** True once connected and not broken since: only then may statements follow `begin` without waiting for it. */
  warm: boolean;
};

export type SessionPool = {
  /** Waits for a free connection, people before what runs in the background, which leaves the last of three or more to them. */
  acquire(by: { readonly background: boolean }): Promise<SessionClient>;
  /**
   * For a transaction that is sent in one go, its commit included: while no connection is free it is sent behind others
   * of its kind, so that what waits anyway shares their system calls. A cold connection is had alone.
   */
  board(): Promise<SessionClient>;
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
  const flights = new Map<SessionClient, number>();
  const inBackground = new Set<SessionClient>();
  // With two in all there is nothing to leave: one slow page would stop every webhook and job.
  const most = Math.max(2, size - 1);

  const take = (isBackground: boolean): SessionClient | undefined => {
    if (isBackground && inBackground.size >= most) return undefined;
    const client = free.pop(); // the last one back is the warmest
    if (isBackground && client !== undefined) inBackground.add(client);
    return client;
  };
  const seat = (): SessionClient | undefined => {
    const client = take(false) ?? [...flights.keys()].find((one) => one.warm && (flights.get(one) ?? 0) < FLIGHTS_MAX);
    if (client !== undefined) flights.set(client, (flights.get(client) ?? 0) + 1);
    return client;
  };
  return {
    acquire({ background: isBackground }) {
      const client = take(isBackground);
      return client === undefined ? wait(isBackground ? background : people, false) : Promise.resolve(client);
    },
    board() {
      const client = people.length > 0 ? undefined : seat();
      return client === undefined ? wait(people, true) : Promise.resolve(client);
    },
    release(client) {
      inBackground.delete(client);
      const others = (flights.get(client) ?? 1) - 1;
      if (others > 0) flights.set(client, others);
      else {
        flights.delete(client);
        free.push(client);
      }
      serve(people, (isFlight) => (isFlight ? seat() : take(false)));
      serve(background, () => take(true));
    },
    async end() {
      await Promise.all(drivers.map((driver) => driver.end()));
    },
  };
}

/** In turn: whoever is next may keep the others waiting. */
function serve(waiting: Waiting[], find: (isFlight: boolean) => SessionClient | undefined): void {
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const client = find(next.isFlight);
    if (client === undefined) return;
    waiting.shift();
    next.go(client);
  }
}

function wait(waiting: Waiting[], isFlight: boolean): Promise<SessionClient> {
  return new Promise((go) => waiting.push({ isFlight, go }));
}

type Waiting = { readonly isFlight: boolean; readonly go: (client: SessionClient) => void };

/** Flights on one connection at a time: the last one waits for all before it. */
const FLIGHTS_MAX = 4;

function toClient(driver: RenewingSql): SessionClient {
  const client: SessionClient = { sql: driver.sql, onBreak: new Set(), warm: false };
  driver.onBreak = (error) => {
    client.warm = false;
    for (const tell of [...client.onBreak]) tell(error);
  };
  return client;
}
