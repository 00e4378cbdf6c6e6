import type { Sql } from 'postgres';

/**
 * Settings of tables that Drizzle's schema can't say. A packed delivery is 2 to 4 kB: beyond 2 kB PostgreSQL would try to
 * compress it once more and put it into a table of its own, twice the writing. Changes nothing when all is set.
 */
export async function tuneTables(sql: Sql): Promise<void> {
  const [tuned] = await sql`
    select 1 from pg_class where oid = 'public.deliveries'::regclass and 'toast_tuple_target=8160' = any (reloptions)`;
  if (tuned === undefined) await sql`alter table deliveries set (toast_tuple_target = 8160)`;
}
