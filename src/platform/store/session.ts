import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type PendingQuery, type Row, type Sql } from 'postgres';
import { type SqlText, writeSql } from '../../kit/sql-text.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { isInBackground } from '../background.ts';
import { runKept } from './kept-queries.ts';
import type { SessionClient, SessionPool } from './session-pool.ts';

/** One connection from `begin` to the end of its transaction. */
export type Session = {
  /** Made when asked for: hot statements do without Drizzle. */
  readonly tx: () => Tx;
  readonly sql: Sql;
  /** Settles when `begin` was answered. On a warm connection other statements may be sent before that. */
  readonly begun: Promise<unknown>;
  /** On a cold connection, waits for that answer: nothing may be sent before. @throws whatever refused it; the connection is given back */
  warmUp(): Promise<void>;
  /** Rejects when the connection breaks. Never resolves. */
  readonly broken: Promise<never>;
  isBroken(): boolean;
  /** False until a first transaction was begun on its connection: `warmUp` then. */
  isWarm(): boolean;
  /** Gives the connection back; every later use of `tx` is refused. */
  release(): void;
};

/**
 * Takes a connection for itself and starts a transaction on it; on a warm one, without waiting for the answer.
 * @param begin begins, and sets what holds for the transaction
 */
export async function openSession(pool: SessionPool, begin: string): Promise<Session> {
  const session = beginOn(pool, await pool.acquire({ background: isInBackground() }), begin);
  if (!session.isWarm()) await session.warmUp();
  return session;
}

/** At once: what the caller sends in the same turn follows `begin` without anything between. */
export function beginOn(pool: SessionPool, client: SessionClient, begin: string): Session {
  let broke: Error | null = null;
  let over = false;
  let reportBroken: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    reportBroken = reject;
  });
  broken.catch(() => {}); // read through a race; on its own it is no unhandled rejection
  // A constant first: V8 puts functions written straight into a property among the old, where they keep all they see.
  const onBreak = (error: Error) => {
    broke = error;
    reportBroken(error);
  };
  client.onBreak.add(onBreak);
  let warmed = false;
  const release = () => {
    client.onBreak.delete(onBreak);
    over = true;
    // Not before: until then its next transaction must not be sent behind this one.
    if (warmed && broke === null) client.warm = true;
    pool.release(client);
  };
  const begun = client.sql.unsafe(begin).execute();
  const warmUp = async () => {
    try {
      await begun;
      warmed = true;
    } catch (error) {
      // Begun and then refused, for example a role that is gone: the connection must not keep the failed transaction.
      if (error instanceof postgres.PostgresError) await client.sql.unsafe('rollback').catch(() => {});
      release();
      throw error;
    }
  };
  const sql = guard(client.sql, () => broke ?? (over ? new Error('the transaction is over') : null));
  return {
    tx: () => Object.assign(drizzle(sql), { sql, run: runOn(sql), kept: keptOn(sql) }) as unknown as Tx,
    ...{ sql, begun, warmUp, broken, release },
    isBroken: () => broke !== null,
    isWarm: () => client.warm,
  };
}

function runOn(sql: Sql): Tx['run'] {
  return <R extends Row>(statement: SqlText) => {
    const { text, values } = writeSql(statement);
    return sql.unsafe<R[]>(text, [...values], { prepare: true });
  };
}

function keptOn(sql: Sql): Tx['kept'] {
  return (query, values) => runKept(sql, query, values);
}

/** Longer lists vary in length, and each length would be a statement of its own that the connection keeps. */
const PREPARED_VALUES_MAX = 16;

/** After a break the driver reconnects by itself: a statement let through then would run outside the transaction. */
function guard(inner: Sql, refusal: () => Error | null): Sql {
  const tag = (...args: Parameters<Sql>) => {
    const error = refusal();
    return error === null ? inner(...args) : rejected(error);
  };
  const unsafe = (text: string, values: readonly unknown[] = [], options: { readonly prepare?: boolean } = {}) => {
    const error = refusal();
    if (error !== null) return rejected(error);
    // Drizzle says no by itself: that is two round trips and a new plan each time; prepared it is one, and the plan is kept.
    const isShort = values.length > 0 && values.length <= PREPARED_VALUES_MAX;
    return inner.unsafe(text, values as never, { ...options, prepare: options.prepare === true || isShort });
  };
  return Object.assign(tag, { unsafe, json: inner.json, options: inner.options }) as unknown as Sql;
}

function rejected(error: Error): PendingQuery<Row[]> {
  const promise = Promise.reject(error);
  // A fragment of a larger statement is never awaited by itself: whoever runs the whole meets the error.
  promise.catch(() => {});
  return Object.assign(promise, { execute: () => promise, values: () => promise }) as unknown as PendingQuery<Row[]>;
}
