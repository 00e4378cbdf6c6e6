import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import type { Log } from '../../ports/outbound/system.ts';
import type { StoreAddress } from './address.ts';
import { openPool } from './open-store.ts';
import { sealTables } from './seal-tables.ts';
import { secureTables } from './secure-tables.ts';
import { tuneTables } from './tune-tables.ts';

/** Any fixed number: replicas that start together queue here, and one migrates. */
const MIGRATION_LOCK = 7_205_759_403;

export type MigrateOptions = {
  readonly address: StoreAddress;
  readonly log: Log;
  /** Further schemas that live in the same database (the job queue's), under the same lock. */
  readonly also: readonly ((sql: Sql) => Promise<void>)[];
};

/**
 * Brings the schema up to this version on one connection of its own. Safe to call from every replica at every start.
 * A statement that can't get its table's lock within 2 s is given up and the whole step tried again, so that running
 * replicas never wait behind it.
 */
export async function migrate({ address, log, also }: MigrateOptions): Promise<void> {
  const sql = openPool(address, 1);
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK}::bigint)`;
    await sql`select set_config('lock_timeout', '2s', false)`;
    await retryOnLock(log, async () => {
      await runMigrations(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) });
      for (const step of also) await step(sql);
      await secureTables(sql, log);
      await sealTables(sql);
      await tuneTables(sql);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const ATTEMPTS = 10;

async function retryOnLock(log: Log, step: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      const locked = error instanceof Error && /lock timeout/i.test(`${error.message} ${String(error.cause)}`);
      if (!locked || attempt >= ATTEMPTS) throw sayWhy(error);
      log.warn({ event: 'store.migration-waits', attempt }, 'a table is in use; trying the migration again');
    }
  }
}

/** PostgreSQL's code for a table that is there already. */
const DUPLICATE_TABLE = '42P07';

/** One sentence instead of the statement that failed; each step is a transaction, so nothing of it stays. */
function sayWhy(error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const isEarlier = cause instanceof Error && 'code' in cause && cause.code === DUPLICATE_TABLE;
  const advice = isEarlier
    ? 'It was made by a version from before the first release. Start with an empty DATA_DIR or database, or go back to that version.'
    : 'Nothing was changed. Go back to the version that ran before, and tell us of this.';
  return new Error(`The database can’t be brought to this version: ${reason}. ${advice}`, { cause: error });
}
