import type { Clock, Log } from '../../ports/outbound/system.ts';
import type { Config } from '../config.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import type { StoreAddress } from './address.ts';
import { migrate } from './migrate.ts';
import { type OpenStore, openStore } from './open-store.ts';

export type Database = {
  readonly store: OpenStore;
  readonly address: StoreAddress;
  /** Pools first; then, as the last Muster on it, the embedded server. */
  close(): Promise<void>;
};

type Needs = {
  readonly config: Pick<Config, 'store'>;
  readonly clock: Clock;
  readonly log: Log;
  /** A server that runs already, instead of the configured one. */
  readonly address?: StoreAddress;
};

/** Only brings the schema up to date, for operators who do that before they start a new version. */
export async function migrateDatabase({ config, log }: Pick<Needs, 'config' | 'log'>): Promise<void> {
  const server = await openServer(config.store, log);
  try {
    await migrate({ address: server.address, log, also: [migrateJobs] });
  } finally {
    await server.stop();
  }
}

/** Starts or finds the database, brings its schema up to date and opens the store on it. */
export async function openDatabase({ config, clock, log, address }: Needs): Promise<Database> {
  const server = address === undefined ? await openServer(config.store, log) : { address, stop: async () => {} };
  await migrate({ address: server.address, log, also: [migrateJobs] });
  const store = await openStore({ address: server.address, pool: config.store.pool, clock });
  return {
    store,
    address: server.address,
    async close() {
      await store.close();
      await server.stop();
    },
  };
}

async function openServer(
  config: Config['store'],
  log: Log,
): Promise<{ address: StoreAddress; stop: () => Promise<void> }> {
  if (config.kind === 'server') return { address: { url: config.url }, stop: async () => {} };
  // Late: the embedded server's code is not needed where there is another one.
  const { openEmbedded } = await import('./embedded/open-embedded.ts');
  const { connection, stop } = await openEmbedded({ dataDir: config.dataDir, log });
  return { address: connection, stop };
}
