import postgres, { type Row, type Sql } from 'postgres';
import type { Actor } from '../../kit/actor.ts';
import { RepeatedRequest } from '../../kit/errors.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import { type SqlText, sqlText } from '../../kit/sql-text.ts';
import type { HotArgs, Store, Tx } from '../../ports/outbound/store.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import { driverOptions, type StoreAddress } from './address.ts';
import { openRenewingSql } from './renewing-sql.ts';
import { runHot, runScoped, type ScopeSettings } from './scope.ts';
import { createSessionPool } from './session-pool.ts';

export type OpenStore = Store & {
  /** The pool as the owner role: for machine tables, in `platform` only. */
  readonly sql: Sql;
  close(): Promise<void>;
};

export type StoreOptions = {
  readonly address: StoreAddress;
  /** Connections at most, 4 or more, those of the job queue and of the embedded server's presence included. */
  readonly pool: number;
  readonly clock: Clock;
  /** Longest a statement may run, in milliseconds. A person waits for the answer, so 2 s. */
  readonly statementTimeoutMs?: number;
};

/** Opens the pool on a migrated database. Nothing is connected before the first query. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const machine = Math.max(1, Math.floor(options.pool / 8));
  const machineSql = openRenewingSql(options.address, machine);
  const { sql } = machineSql;
  const sessions = createSessionPool(options.address, Math.max(2, options.pool - machine - KEPT_FREE));
  const settings: ScopeSettings = {
    pool: sessions,
    role: null,
    statementTimeoutMs: options.statementTimeoutMs ?? 2_000,
  };
  const roled: ScopeSettings = { ...settings, role: await findAppRole(sql) };

  const scope = <T>(workspaceId: WorkspaceId, fn: (tx: Tx) => Promise<T>) => runScoped(roled, workspaceId, fn);
  const act = <T>(actor: Actor, fn: (tx: Tx) => Promise<T>) =>
    scope(actor.workspaceId, async (tx) => {
      if (actor.requestKey !== null && !(await keepRequest(tx, actor.requestKey, options.clock)))
        throw new RepeatedRequest();
      return fn(tx);
    });
  const hot = <R extends Row>(
    actor: Pick<Actor, 'workspaceId' | 'requestKey'>,
    build: (args: HotArgs) => SqlText,
  ): Promise<readonly R[]> => {
    const requestWhen = (condition: SqlText) => requestSql({ key: actor.requestKey, clock: options.clock, condition });
    return runHot<R>(roled, actor, build({ sql: sqlText, request: requestWhen(ALWAYS), requestWhen }));
  };

  return {
    scope,
    act,
    hot,
    sql,
    close: async () => void (await Promise.all([sessions.end(), machineSql.end()])),
  };
}

/** The job queue’s and the embedded server’s own; the rest stays free: each costs 4 to 6 MB. */
const KEPT_FREE = 6;

/** A plain pool as the owner role. */
export function openPool(address: StoreAddress, max: number): Sql {
  const options = { ...driverOptions(address), max };
  return address.url === undefined ? postgres(options) : postgres(address.url, options);
}

async function findAppRole(sql: Sql): Promise<string | null> {
  const rows = await sql<{ mine: boolean }[]>`
    select pg_has_role(current_user, oid, 'member') as mine from pg_roles where rolname = 'muster_app'`;
  return rows[0]?.mine === true ? 'muster_app' : null;
}

const ALWAYS = sqlText`true`;

async function keepRequest(tx: Tx, key: string, clock: Clock): Promise<boolean> {
  const kept = await tx.run(requestSql({ key, clock, condition: ALWAYS }));
  return kept.length > 0;
}

function requestSql({ key, clock, condition }: { key: string | null; clock: Clock; condition: SqlText }): SqlText {
  if (key === null) return sqlText`select 1 as fresh where ${condition}`;
  return sqlText`
    insert into request_keys (key, workspace_id, received_at)
    select ${key}::text, nullif(current_setting('app.workspace_id', true), '')::uuid, ${clock.now().toISOString()}::timestamptz
    where ${condition}
    on conflict (key) do nothing
    returning 1 as fresh`;
}
