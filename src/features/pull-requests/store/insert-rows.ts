import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { cleanText } from '../../../kit/text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';

/**
 * Inserts any number of rows by one statement with one value, the rows as JSON: Drizzle's builder makes a value of each
 * field, and the protocol ends at 65,535 of them. All rows carry the same fields. Signs that can't be stored become
 * visible ones (`cleanText`).
 * @param conflict what follows `on conflict`
 */
export async function insertRows<T extends PgTable>(
  tx: Tx,
  { table, rows, conflict }: { readonly table: T; readonly rows: readonly T['$inferInsert'][]; readonly conflict: SQL },
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = getTableColumns(table);
  const named = Object.keys(first).map((field) => [field, columns[field]?.name ?? field] as const);
  const names = sql.raw(named.map(([, name]) => `"${name}"`).join(', '));
  const into = sql.raw(`"${getTableConfig(table).name}"`);
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(named.map(([field, name]) => [name, row[field as keyof typeof row]]))),
    (_, value) => (typeof value === 'string' ? cleanText(value) : value),
  );
  await tx.execute(sql`
    insert into ${into} (${names}) select ${names} from jsonb_populate_recordset(null::${into}, ${json}::text::jsonb)
    on conflict ${conflict}`);
}
