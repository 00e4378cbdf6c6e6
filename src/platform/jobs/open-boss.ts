import { PgBoss } from 'pg-boss';
import type { Log } from '../../ports/outbound/system.ts';
import type { StoreAddress } from '../store/address.ts';
import { JOBS_SCHEMA } from './queue.ts';

/**
 * pg-boss on a migrated database, with one connection of its own: its driver hands JSON and dates through as it
 * expects them, which our pool does not.
 */
export async function openBoss(address: StoreAddress, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connectionOf(address),
    max: 1,
    schema: JOBS_SCHEMA,
    application_name: 'muster',
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: 3,
    monitorIntervalSeconds: 3,
    maintenanceIntervalSeconds: 600,
    // Jobs that wait for other jobs aren't used.
    flowIntervalSeconds: 3_600,
    monitorVacuum: false,
  });
  let saidAt = Number.NEGATIVE_INFINITY;
  boss.on('error', (error) => {
    if (performance.now() - saidAt < TROUBLE_EVERY_MS) return;
    saidAt = performance.now();
    log.warn({ event: 'jobs.trouble', error }, 'the job queue met trouble and goes on');
  });
  boss.on('warning', ({ message }) => log.warn({ event: 'jobs.warning', warning: message }, 'the job queue warns'));
  await boss.start();
  return boss;
}

/** While the database is away every poll fails, several times a second. */
const TROUBLE_EVERY_MS = 10_000;

function connectionOf(address: StoreAddress): object {
  const { url, lazyCommits, ...parts } = address;
  // Handed on to the driver: without them a silent network would hold the only connection for a quarter of an hour.
  const patience = {
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
    keepAlive: true,
    ...(lazyCommits && { options: '-c synchronous_commit=off' }),
  };
  return url === undefined ? { ...parts, ...patience } : { connectionString: url, ...patience };
}
