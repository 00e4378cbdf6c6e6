import { globSync } from 'node:fs';
import { sep } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';

export type Schema = {
  readonly path: string;
  readonly exports: Readonly<Record<string, unknown>>;
  /** Names in the database. */
  readonly tables: readonly string[];
};

/** Every `schema.ts`, as Drizzle finds them. */
export async function readSchemas(): Promise<Schema[]> {
  const paths = globSync(['src/platform/*/schema.ts', 'src/features/*/schema.ts']).map((path) =>
    path.split(sep).join('/'),
  );
  return Promise.all(
    paths.sort().map(async (path) => {
      const exports: Record<string, unknown> = await import(/* @vite-ignore */ `../../${path}`);
      const tables = Object.values(exports).filter((value): value is PgTable => is(value, PgTable));
      return { path, exports, tables: tables.map((table) => getTableConfig(table).name) };
    }),
  );
}
