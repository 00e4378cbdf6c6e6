import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Row, Sql } from 'postgres';
import type { Actor } from '../../kit/actor.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { SqlTag, SqlText } from '../../kit/sql-text.ts';

/**
 * A transaction that sees one workspace: Drizzle's builder, and the same connection as `sql` for statements by hand.
 * The only types of a vendor in `ports`: a transaction has to be something a feature's `store.ts` can query.
 */
export type Tx = PostgresJsDatabase & {
  readonly sql: Sql;
  /** Runs a composed statement, prepared. */
  readonly run: <R extends Row>(statement: SqlText) => Promise<readonly R[]>;
  /** Runs a query that is written once: for what is asked often, as writing it takes longer than sending it. */
  readonly kept: <R>(query: KeptQuery<R>, values: KeptValues) => Promise<R>;
};

/** Drizzle's builder by itself. */
export type Builder = PostgresJsDatabase;

/** A query with `sql.placeholder(name)` for each value. A constant: it is known again by itself. */
export type KeptQuery<R> = (db: Builder) => {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> };
};

/** By the placeholders' names, as they go to the database: dates as text, lists by `listText`. */
export type KeptValues = Readonly<Record<string, string | number | boolean | null>>;

export type HotArgs = {
  readonly sql: SqlTag;
  /**
   * Body of the CTE that must stand first: `with request as (${request}) …`. One row when the request is new
   * (or the actor has no key), none when it was handled before; every other part of the statement selects from it.
   */
  readonly request: SqlText;
  /** The same, only where a condition holds: no row also means that it doesn't, and then no key is kept. */
  readonly requestWhen: (condition: SqlText) => SqlText;
};

export interface Store {
  /**
   * Runs `fn` in one transaction that sees only this workspace (role and setting are local to the transaction).
   * Commits when `fn` resolves, rolls back when it throws.
   * @throws MusterError 'unavailable' the database is away or too slow · UnknownOutcome COMMIT was sent, no answer came
   */
  scope<T>(workspaceId: WorkspaceId, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A change by somebody: like `scope`, with the actor's request key as its first insert.
   * @throws RepeatedRequest the key is already there
   */
  act<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One prepared statement in a scope of its own: begin, scope, statement and commit travel together.
   * For the few hot writes and reads; everything else uses `scope` or `act`.
   */
  hot<R extends Row>(
    actor: Pick<Actor, 'workspaceId' | 'requestKey'>,
    build: (args: HotArgs) => SqlText,
  ): Promise<readonly R[]>;
}
