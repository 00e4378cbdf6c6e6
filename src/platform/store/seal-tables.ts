import type { Sql } from 'postgres';

/**
 * Makes every row of a table with a column `seal` immutable: a trigger refuses its change and its deletion, whoever asks,
 * the owner's own code included. Runs after each migration, so a new sealed table can't be forgotten. Changes nothing when
 * all is set.
 */
export async function sealTables(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'seal' and not a.attisdropped)
      and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'sealed')`;
  if (tables.length === 0) return;
  await sql`
    create or replace function refuse_sealed() returns trigger language plpgsql as $$ begin
      raise exception 'a sealed row of % is never changed', tg_table_name using errcode = 'restrict_violation';
    end $$`;
  for (const { name } of tables)
    await sql`create trigger sealed before update or delete on ${sql(name)} for each row execute function refuse_sealed()`;
}
