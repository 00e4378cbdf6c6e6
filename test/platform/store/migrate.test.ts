import type { Sql } from 'postgres';
import { expect, inject, it } from 'vitest';
import { migrateJobs } from '../../../src/platform/jobs/migrate-jobs.ts';
import type { StoreAddress } from '../../../src/platform/store/address.ts';
import { migrate } from '../../../src/platform/store/migrate.ts';
import { openPool } from '../../../src/platform/store/open-store.ts';
import { MACHINE_TABLES } from '../../../src/platform/store/secure-tables.ts';
import { silentLog } from '../../support/silent-log.ts';

/** An empty database of the run's server, dropped at the end. */
async function withDatabase(name: string, test: (address: StoreAddress, sql: Sql) => Promise<void>): Promise<void> {
  const server = inject('databaseServer');
  const database = `${name}_${process.pid}`;
  const admin = openPool(server, 1);
  await admin.unsafe(`create database ${database}`);
  const address = { ...server, database };
  const sql = openPool(address, 1);
  try {
    await test(address, sql);
  } finally {
    await sql.end();
    await admin.unsafe(`drop database ${database} with (force)`);
    await admin.end();
  }
}

it('says in words, without a statement, that a database is from before the first release', async () => {
  await withDatabase('before', async (address, sql) => {
    await sql`create table people (name text)`;
    const started = migrate({ address, log: silentLog, also: [] });
    await expect(started).rejects.toThrow(/already exists.*from before the first release.*empty DATA_DIR/);
    await expect(started).rejects.not.toThrow(/create table/i);
  });
});

it('migrates once when three replicas start at the same moment on an empty database', async () => {
  await withDatabase('m', async (address, sql) => {
    const run = () => migrate({ address, log: silentLog, also: [migrateJobs] });
    await Promise.all([run(), run(), run()]);
    const applied = await sql`select 1 from drizzle.__drizzle_migrations`;
    expect(applied).toHaveLength(1);
    const open = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity`;
    expect(
      open.map(({ name }) => name).filter((name) => !(MACHINE_TABLES as readonly string[]).includes(name)),
    ).toEqual([]);
  });
});
