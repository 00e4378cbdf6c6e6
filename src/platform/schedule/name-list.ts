import type { Sql } from 'postgres';

/** Names as rows of a subquery: also for no names at all, and the same statement whatever their number. */
export function nameList(sql: Sql, names: readonly string[]) {
  return sql`select jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb)`;
}
