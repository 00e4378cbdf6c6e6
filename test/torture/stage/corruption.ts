import type { Sql } from 'postgres';

/**
 * Reads every page of every table, which checks their checksums, and compares every index with its table.
 * @returns what is wrong, in the server's words; and how much was looked at
 */
export async function findCorruption(
  sql: Sql,
): Promise<{ readonly tables: number; readonly indexes: number; readonly faults: readonly string[] }> {
  await sql`create extension if not exists amcheck`;
  const named = await sql<{ name: string; kind: string }[]>`
    select c.oid::regclass::text as name, case when c.relkind = 'i' then 'index' else 'table' end as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am a on a.oid = c.relam
    where n.nspname in ('public', 'pgboss', 'drizzle', 'pg_catalog') and c.relpersistence = 'p'
      and (c.relkind = 'r' or (c.relkind = 'i' and a.amname = 'btree'))`;
  const faults: string[] = [];
  for (const { name, kind } of named) {
    try {
      if (kind === 'index') await sql`select bt_index_check(${name}::regclass, true)`;
      else
        for (const row of await sql`select * from verify_heapam(${name}::regclass)`) faults.push(JSON.stringify(row));
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const count = (kind: string) => named.filter((one) => one.kind === kind).length;
  return { tables: count('table'), indexes: count('index'), faults };
}
