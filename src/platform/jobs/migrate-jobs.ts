import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import type { Sql } from 'postgres';
import { DEAD_QUEUE, DEAD_SETTINGS, JOBS_SCHEMA, QUEUE, QUEUE_SETTINGS } from './queue.ts';

/**
 * A step of the migration: pg-boss's schema in the version of the installed package, the two queues, and the scoped
 * role's right to add jobs (not to read them: they are of all workspaces). Changes nothing when all is there.
 */
export async function migrateJobs(sql: Sql): Promise<void> {
  const wanted = wantedVersion();
  const installed = await installedVersion(sql);
  // Both plans bring their own transaction, so they go over the simple protocol, alone.
  if (installed === null) await sql.unsafe(getConstructionPlans(JOBS_SCHEMA));
  else if (installed < wanted) await sql.unsafe(getMigrationPlans(JOBS_SCHEMA, installed));
  await createQueue(sql, DEAD_QUEUE, DEAD_SETTINGS);
  await createQueue(sql, QUEUE, QUEUE_SETTINGS);
  await grantAdding(sql);
}

/** The package tells its schema's version only inside its own plan. */
function wantedVersion(): number {
  const found = /version\(version\) VALUES \('(\d+)'\)/.exec(getConstructionPlans(JOBS_SCHEMA))?.[1];
  if (found === undefined) throw new Error('this version of pg-boss writes its plan differently; see wantedVersion');
  return Number(found);
}

async function installedVersion(sql: Sql): Promise<number | null> {
  const tables = await sql`select 1 from pg_tables where schemaname = ${JOBS_SCHEMA} and tablename = 'version'`;
  if (tables.length === 0) return null;
  const rows = await sql<{ version: number }[]>`select version::int as version from pgboss.version`;
  return rows[0]?.version ?? null;
}

async function createQueue(sql: Sql, name: string, settings: object): Promise<void> {
  await sql`select pgboss.create_queue(${name}, ${JSON.stringify(settings)}::text::jsonb)`;
}

async function grantAdding(sql: Sql): Promise<void> {
  if (!(await hasRole(sql))) return;
  await sql.unsafe(`
    grant usage on schema pgboss to muster_app;
    grant select on pgboss.queue to muster_app;
    grant insert on pgboss.job, pgboss.job_common to muster_app;
    grant select (id, start_after) on pgboss.job, pgboss.job_common to muster_app`);
}

/** On a new server the role is made here, as this step runs before the tables are secured. */
async function hasRole(sql: Sql): Promise<boolean> {
  try {
    await sql`do $$ begin
      if not exists (select 1 from pg_roles where rolname = 'muster_app') then create role muster_app nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$`;
    return true;
  } catch (error) {
    // This user may not create roles; then everything runs as the owner, who may add jobs anyway.
    if (error instanceof Error && 'code' in error && error.code === '42501') return false;
    throw error;
  }
}
