import postgres, { type Sql } from 'postgres';
import { driverOptions, type StoreAddress } from '../../src/platform/store/address.ts';

/** What the tables of a migrated database hold, as a whole. */
export type Tables = {
  /** Deletes every row. */
  empty(): Promise<void>;
  /** Remembers every row under a name, but for jobs, which must be done. */
  keep(name: string): Promise<void>;
  /** Puts what was kept into empty tables. @returns false when nothing was kept under this name */
  layOut(name: string): Promise<boolean>;
};

/**
 * Works on a connection of its own, as a replica: there the order of the tables doesn't matter to their references, and
 * switching to it and back would make a connection plan all its statements anew.
 */
export async function openTables(address: StoreAddress): Promise<Tables> {
  const connection = { application_name: 'muster tests', session_replication_role: 'replica' };
  const sql = postgres({ ...driverOptions(address), max: 1, connection } as postgres.Options<never>) as unknown as Sql;
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' or format('%I.%I', schemaname, tablename) = ${JOBS}`;
  const names = tables.map(({ name }) => name);
  // A function keeps its plans. By `truncate` it takes 100 ms: that makes new files for every table and index.
  await sql.unsafe(`create schema tests; create function tests.empty() returns void language plpgsql as
    $$ begin ${names.map((name) => `delete from ${name};`).join(' ')} end $$`);
  const kept = new Map<string, string>();

  return {
    empty: async () => void (await sql`select tests.empty()`),
    async keep(name) {
      const found = await sql.unsafe<Rows[]>(
        names
          .filter((name) => name !== JOBS)
          .map(selectAll)
          .join(' union all '),
      );
      kept.set(name, found.flatMap(insertAll).join('; '));
    },
    async layOut(name) {
      const statements = kept.get(name);
      if (statements !== undefined) await sql.unsafe(statements);
      return statements !== undefined;
    },
  };
}

const JOBS = 'pgboss.job_common';

/** `json` is null where there are none. */
type Rows = { readonly name: string; readonly json: string | null };

function selectAll(name: string): string {
  return `select '${name}' as name, (select json_agg(t)::text from ${name} t) as json`;
}

function insertAll({ name, json }: Rows): string[] {
  if (json === null) return [];
  const rows = `json_populate_recordset(null::${name}, '${json.replaceAll("'", "''")}')`;
  return [`insert into ${name} overriding system value select * from ${rows}`];
}
