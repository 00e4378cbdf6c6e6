import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import type { StoreAddress } from '../../src/platform/store/address.ts';
import { type OpenStore, openPool, openStore } from '../../src/platform/store/open-store.ts';
import type { Clock } from '../../src/ports/outbound/system.ts';
import { openTables, type Tables } from './tables.ts';

export type TestDatabase = { readonly address: StoreAddress; readonly store: OpenStore; readonly tables: Tables };

type Options = {
  /** What the store's own writes go by; this machine's clock where left out. */
  readonly clock?: Clock;
  /** A second one beside the worker's, for tests that compare two. */
  readonly isApart?: boolean;
};

/**
 * A migrated database, emptied after each test. Call at the top of a file or `describe`. All test files of a worker share
 * one with its connections: making one, and filling the caches of new connections, takes longer than most tests.
 * Use `db.store` inside tests only: it is opened in `beforeAll`.
 */
export function testDatabase({ clock = systemClock, isApart = false }: Options = {}): TestDatabase {
  const database = isApart ? describeDatabase() : ofWorker();
  let opened: Opened | null = null;

  beforeAll(async () => {
    database.clock = clock;
    database.opened ??= open(database);
    opened = await database.opened;
  });
  afterEach(async () => {
    if (opened !== null) await opened.tables.empty();
  });
  afterAll(() => opened?.shrink());

  const get = () => {
    if (opened === null) throw new Error('the test database is open inside tests only');
    return opened;
  };
  return {
    address: database.address,
    get store() {
      return get().store;
    },
    get tables() {
      return get().tables;
    },
  };
}

export const WORKSPACE = '0190a000-0000-7000-8000-000000000001' as WorkspaceId;
export const OTHER_WORKSPACE = '0190a000-0000-7000-8000-000000000002' as WorkspaceId;

type Described = { readonly address: StoreAddress; clock: Clock; opened: Promise<Opened> | null };
type Opened = Pick<TestDatabase, 'store' | 'tables'> & {
  /** Gives back the room of many deleted rows, through which every later search would have to go. */
  shrink(): Promise<void>;
};

const systemClock: Clock = { now: () => new Date() };
/** It ends with the server of the run, as does every other. */
let shared: Described | null = null;

function ofWorker(): Described {
  shared ??= describeDatabase();
  return shared;
}

function describeDatabase(): Described {
  const database = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  return { address: { ...inject('databaseServer'), database }, clock: systemClock, opened: null };
}

/** Connections for what tests ask and for the app they test, which leaves some of them free. */
const POOL = 10;

async function open(described: Described): Promise<Opened> {
  const admin = openPool(inject('databaseServer'), 1);
  await admin.unsafe(`create database ${described.address.database} template muster_template`);
  await admin.end({ timeout: 5 });
  const clock = { now: () => described.clock.now() };
  const store = await openStore({ address: described.address, pool: POOL, clock });
  return {
    store,
    tables: await openTables(described.address),
    async shrink() {
      const large = await store.sql<{ name: string }[]>`
        select oid::regclass::text as name from pg_class where relkind = 'r' and pg_relation_size(oid) > ${LARGE_BYTES}
          and relnamespace::regnamespace::text in ('public', 'pgboss')`;
      for (const { name } of large) await vacuum(store.sql, name);
    },
  };
}

const LARGE_BYTES = 200_000;

/** Leaves the table as one that was never looked at: of one known to be empty, plans are made that read it through. */
async function vacuum(sql: OpenStore['sql'], name: string): Promise<void> {
  await sql.unsafe(`vacuum ${name}`);
  const [schema = '', table = ''] = name.includes('.') ? name.split('.') : ['public', name];
  await sql`select pg_restore_relation_stats('schemaname', ${schema}::text, 'relname', ${table}::text,
    'relpages', 0::int, 'reltuples', -1::real)`;
}
