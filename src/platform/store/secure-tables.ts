import type { Sql } from 'postgres';
import type { Log } from '../../ports/outbound/system.ts';

/** Tables of the machine, read by `platform` alone: no row-level security. A closed list, held by the architecture test. */
export const MACHINE_TABLES = [
  'workspaces',
  'request_keys',
  'deliveries',
  'chart_files',
  'outbox',
  'outbox_lanes',
  'outbox_budgets',
  'outbox_problems',
  'schedules',
  'runs',
] as const;

/**
 * Puts every table with a `workspace_id` that isn't the machine's under row-level security, and lets the scoped role
 * use the tables. Runs after each migration, so a new feature's tables can't be forgotten. Changes nothing when all is set.
 */
export async function secureTables(sql: Sql, log: Log): Promise<void> {
  const roled = await ensureRole(sql);
  if (!roled)
    log.warn(
      { event: 'store.no-role' },
      'this database user may not create roles; row-level security is forced on it instead',
    );
  const tables = await sql<{ name: string; scoped: boolean; forced: boolean; has_policy: boolean }[]>`
    select c.relname as name, c.relrowsecurity as scoped, c.relforcerowsecurity as forced,
      exists (select 1 from pg_policy p where p.polrelid = c.oid) as has_policy
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
      and c.relname <> all (select jsonb_array_elements_text(${JSON.stringify(MACHINE_TABLES)}::jsonb))`;
  for (const table of tables) {
    if (!table.scoped) await sql`alter table ${sql(table.name)} enable row level security`;
    if (!roled && !table.forced) await sql`alter table ${sql(table.name)} force row level security`;
    if (!table.has_policy) await addPolicy(sql, table.name);
  }
  if (roled) {
    await sql`grant usage on schema public to muster_app`;
    await sql`grant select, insert, update, delete on all tables in schema public to muster_app`;
    await sql`grant usage on all sequences in schema public to muster_app`;
  }
}

async function addPolicy(sql: Sql, table: string): Promise<void> {
  const own = sql`workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid`;
  await sql`create policy own_workspace on ${sql(table)} using (${own}) with check (${own})`;
}

async function ensureRole(sql: Sql): Promise<boolean> {
  try {
    // Roles belong to the whole server: another database's migration may make it at the same moment.
    await sql`do $$ begin
      if not exists (select 1 from pg_roles where rolname = 'muster_app') then create role muster_app nologin; end if;
      if not pg_has_role(current_user, (select oid from pg_roles where rolname = 'muster_app'), 'member') then execute format('grant muster_app to %I', current_user); end if;
    exception when duplicate_object or unique_violation then null; end $$`;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return false;
    throw error;
  }
}
