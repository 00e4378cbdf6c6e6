import { expect, inject, it } from 'vitest';
import { migrateJobs } from '../../../src/platform/jobs/migrate-jobs.ts';
import { migrate } from '../../../src/platform/store/migrate.ts';
import { openPool } from '../../../src/platform/store/open-store.ts';
import { MACHINE_TABLES } from '../../../src/platform/store/secure-tables.ts';
import { silentLog } from '../../support/silent-log.ts';

it('migrates once when three replicas start at the same moment on an empty database', async () => {
  const server = inject('databaseServer');
  const database = `m_${process.pid}`;
  const admin = openPool(server, 1);
  await admin.unsafe(`create database ${database}`);
  const sql = openPool({ ...server, database }, 1);
  try {
    const run = () => migrate({ address: { ...server, database }, log: silentLog, also: [migrateJobs] });
    await Promise.all([run(), run(), run()]);
    const applied = await sql`select 1 from drizzle.__drizzle_migrations`;
    expect(applied).toHaveLength(1);
    const open = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity`;
    expect(
      open.map(({ name }) => name).filter((name) => !(MACHINE_TABLES as readonly string[]).includes(name)),
    ).toEqual([]);
  } finally {
    await sql.end();
    await admin.unsafe(`drop database ${database} with (force)`);
    await admin.end();
  }
});
