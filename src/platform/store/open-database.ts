import type { Clock, Log } from '../../ports/outbound/system.ts';
import type { Config } from '../config.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import { addressOf, type StoreAddress } from './address.ts';
import { migrate } from './migrate.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { explainServerFault } from './server-fault.ts';

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
  /** See `StoreAddress`; for the embedded server alone. */
  readonly lazyCommits?: true | undefined;
};

/** Only brings the schema up to date, for operators who do that before they start a new version. */
export async function migrateDatabase({ config, log }: Pick<Needs, 'config' | 'log'>): Promise<void> {
  const server = await openServer(config.store, log);
  try {
    await migrateServer(server, log);
  } finally {
    await server.stop();
  }
}

/**
 * Starts or finds the database, brings its schema up to date and opens the store on it.
 * @throws Error one plain line with what to do, where the cause is known
 */
export async function openDatabase({ config, clock, log, address, lazyCommits }: Needs): Promise<Database> {
  const server = address === undefined ? await openServer(config.store, log) : { address, stop: async () => {} };
  const ours = { ...server.address, ...(lazyCommits && config.store.kind === 'embedded' && { lazyCommits }) };
  try {
    await migrateServer(server, log);
    const store = await openStore({ address: ours, pool: config.store.pool, clock });
    return {
      store,
      address: ours,
      async close() {
        await store.close();
        await server.stop();
      },
    };
  } catch (error) {
    // Nobody else would: an embedded server outlives the process that started it.
    await server.stop();
    throw error;
  }
}

type Server = { readonly address: StoreAddress; readonly stop: () => Promise<void> };

async function migrateServer({ address }: Server, log: Log): Promise<void> {
  try {
    await migrate({ address, log, also: [migrateJobs] });
  } catch (error) {
    throw explainServerFault(error);
  }
}

async function openServer(config: Config['store'], log: Log): Promise<Server> {
  if (config.kind === 'server') return { address: addressOf(config.url), stop: async () => {} };
  // Late: the embedded server's code is not needed where there is another one.
  const { openEmbedded } = await import('./embedded/open-embedded.ts');
  const { connection, stop } = await openEmbedded({ dataDir: config.dataDir, log });
  return { address: connection, stop };
}
