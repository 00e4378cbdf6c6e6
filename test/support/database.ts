import type { Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import type { StoreAddress } from '../../src/platform/store/address.ts';
import { type OpenStore, openPool, openStore } from '../../src/platform/store/open-store.ts';
import type { Clock } from '../../src/ports/outbound/system.ts';

export type TestDatabase = { readonly address: StoreAddress; readonly store: OpenStore };

/**
 * A migrated database of this test file's own, emptied after each test. Call at the top of a file or `describe`.
 * Use `db.store` inside tests only: it is opened in `beforeAll`.
 */
export function testDatabase(options: { clock?: Clock } = {}): TestDatabase {
  const server = inject('databaseServer');
  const database = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const address: StoreAddress = { ...server, database };
  let store: OpenStore | null = null;

  beforeAll(async () => {
    await asAdmin(server, (sql) => sql.unsafe(`create database ${database} template muster_template`));
    store = await openStore({ address, pool: 10, clock: options.clock ?? { now: () => new Date() } });
  });
  afterEach(async () => {
    if (store !== null) await emptyAll(store.sql);
  });
  afterAll(async () => {
    await store?.close();
    await asAdmin(server, (sql) => sql.unsafe(`drop database if exists ${database} with (force)`));
  });

  return {
    address,
    get store() {
      if (store === null) throw new Error('the test database is open inside tests only');
      return store;
    },
  };
}

export const WORKSPACE = '0190a000-0000-7000-8000-000000000001' as WorkspaceId;
export const OTHER_WORKSPACE = '0190a000-0000-7000-8000-000000000002' as WorkspaceId;

async function asAdmin(server: StoreAddress, run: (sql: Sql) => Promise<unknown>): Promise<void> {
  const admin = openPool(server, 1);
  try {
    await run(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function emptyAll(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' or (schemaname = 'pgboss' and tablename in ('job', 'job_common'))`;
  // Emptied so in 7 ms, by `truncate` in 100: it makes new files for every table and index. As a replica, since the
  // order of the tables would matter to their references.
  const emptying = tables.map(({ name }) => `delete from ${name}`).join('; ');
  await sql.begin((tx) => tx.unsafe(`set local session_replication_role = replica; ${emptying}`));
}
