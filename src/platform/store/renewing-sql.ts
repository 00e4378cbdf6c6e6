import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { driverOptions, type StoreAddress } from './address.ts';
import { openOneWriteSocket } from './one-write-socket.ts';

export type RenewingSql = {
  /** Always the living instance; the same object for good. */
  readonly sql: Sql;
  /** Called with what broke, each time. */
  onBreak: ((error: Error) => void) | null;
  end(): Promise<void>;
};

/**
 * A driver instance that is thrown away whenever one of its connections closes. postgres.js 3.4.9 may keep bytes of the
 * lost connection and send them in front of the next one's start-up message, after which that slot never recovers.
 * Queries under way on the instance's other connections are finished.
 */
export function openRenewingSql(address: StoreAddress, max: number): RenewingSql {
  let ended = false;
  let current = open();

  function open(): Sql {
    const instance: Sql = connect(address, max, () => {
      if (instance !== current) return;
      if (!ended) current = open();
      renewing.onBreak?.(Object.assign(new Error('the database closed the connection'), { code: 'CONNECTION_CLOSED' }));
      instance.end({ timeout: 5 }).catch(() => {}); // it is gone already; there is nothing to tell
    });
    return instance;
  }

  const tag = (...args: Parameters<Sql>) => current(...args);
  const sql = Object.assign(tag, {
    unsafe: (...args: Parameters<Sql['unsafe']>) => current.unsafe(...args),
    begin: (...args: unknown[]) => (current.begin as (...given: unknown[]) => unknown)(...args),
    json: (value: Parameters<Sql['json']>[0]) => current.json(value),
    // The same for every instance; Drizzle looks at it when it is put on top.
    options: current.options,
  }) as unknown as Sql;
  const renewing: RenewingSql = {
    sql,
    onBreak: null,
    async end() {
      ended = true;
      await current.end({ timeout: 5 });
    },
  };
  return renewing;
}

function connect(address: StoreAddress, max: number, onclose: () => void): Sql {
  const { url, host, port = 5432 } = address;
  const path = host?.startsWith('/') === true ? `${host}/.s.PGSQL.${port}` : null;
  // The driver takes a `socket` option that its types leave out.
  const socket = path === null ? {} : { socket: () => openOneWriteSocket(path) };
  const options = { ...driverOptions(address), ...socket, max, onclose };
  const instance = url === undefined ? postgres(options) : postgres(url, options);
  // Drizzle makes an instance hand dates and JSON through as text; hot statements rely on the same.
  drizzle(instance);
  return instance;
}
