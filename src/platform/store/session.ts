import { drizzle } from 'drizzle-orm/postgres-js';
import type { PendingQuery, Row, Sql } from 'postgres';
import type { Tx } from '../../ports/outbound/store.ts';
import type { SessionPool } from './session-pool.ts';

/** One connection from `begin` to the end of its transaction. */
export type Session = {
  readonly tx: Tx;
  readonly sql: Sql;
  /** Settles when `begin` was answered. On a warm connection other statements may be sent before that. */
  readonly begun: Promise<unknown>;
  /** Rejects when the connection breaks. Never resolves. */
  readonly broken: Promise<never>;
  isBroken(): boolean;
  /** Gives the connection back; every later use of `tx` is refused. */
  release(): void;
};

/** Takes a connection and starts a transaction on it; on a warm one, without waiting for the answer. */
export async function openSession(pool: SessionPool): Promise<Session> {
  const client = await pool.acquire();
  let broke: Error | null = null;
  let over = false;
  let reportBroken: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    reportBroken = reject;
  });
  broken.catch(() => {}); // read through a race; on its own it is no unhandled rejection
  client.onBreak = (error) => {
    broke = error;
    reportBroken(error);
  };
  const release = () => {
    client.onBreak = null;
    over = true;
    pool.release(client);
  };

  const begun = client.sql.unsafe('begin').execute();
  if (!client.warm) {
    try {
      await begun;
      client.warm = true;
    } catch (error) {
      release();
      throw error;
    }
  }
  const sql = guard(client.sql, () => broke ?? (over ? new Error('the transaction is over') : null));
  return {
    // Made when asked for: hot statements do without Drizzle.
    get tx() {
      return Object.assign(drizzle(sql), { sql }) as unknown as Tx;
    },
    sql,
    begun,
    broken,
    isBroken: () => broke !== null,
    release,
  };
}

/** Longer lists vary in length, and each length would be a statement of its own that the connection keeps. */
const PREPARED_VALUES_MAX = 16;

/** After a break the driver reconnects by itself: a statement let through then would run outside the transaction. */
function guard(inner: Sql, refusal: () => Error | null): Sql {
  const tag = (...args: Parameters<Sql>) => {
    const error = refusal();
    return error === null ? inner(...args) : rejected(error);
  };
  const unsafe = (text: string, values: readonly unknown[] = [], options: object = {}) => {
    const error = refusal();
    if (error !== null) return rejected(error);
    // Drizzle asks for two round trips and a new plan each time; prepared it is one, and the plan is kept.
    const prepare = values.length > 0 && values.length <= PREPARED_VALUES_MAX;
    return inner.unsafe(text, values as never, { ...options, prepare });
  };
  return Object.assign(tag, { unsafe, json: inner.json, options: inner.options }) as unknown as Sql;
}

function rejected(error: Error): PendingQuery<Row[]> {
  const promise = Promise.reject(error);
  // A fragment of a larger statement is never awaited by itself: whoever runs the whole meets the error.
  promise.catch(() => {});
  return Object.assign(promise, { execute: () => promise, values: () => promise }) as unknown as PendingQuery<Row[]>;
}
