import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateJobs } from '../../src/platform/jobs/migrate-jobs.ts';
import type { StoreAddress } from '../../src/platform/store/address.ts';
import { openEmbedded } from '../../src/platform/store/embedded/open-embedded.ts';
import { migrate } from '../../src/platform/store/migrate.ts';
import { openPool } from '../../src/platform/store/open-store.ts';
import { silentLog } from './silent-log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: StoreAddress;
  }
}

/** One embedded server for the whole run, with one migrated template that each worker copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(findHome(), 'muster-test-'));
  const server = await openEmbedded({ dataDir, log: silentLog });
  const admin = openPool(server.connection, 1);
  await admin`create database muster_template`;
  // Nothing here has to outlive a power cut; tests of crashes start servers of their own.
  await admin`alter role current_user set synchronous_commit = off`;
  // Between two tests every table is empty: a plan made after a look at that would read them through for a minute.
  await admin`alter system set autovacuum = off`;
  await admin`select pg_reload_conf()`;
  await admin.end();
  await migrate({
    address: { ...server.connection, database: 'muster_template' },
    log: silentLog,
    also: [migrateJobs],
  });
  project.provide('databaseServer', server.connection);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** In memory where there is room, so that no test waits for a disk. */
function findHome(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH_BYTES ? MEMORY : tmpdir();
  } catch {
    // Linux alone has it.
    return tmpdir();
  }
}

const MEMORY = '/dev/shm';
/** Some databases of 15 MB, and 256 MB of the server's log. */
const ENOUGH_BYTES = 1_000_000_000;
