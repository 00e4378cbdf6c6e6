import postgres, { type Sql } from 'postgres';
import { addressOf, type StoreAddress } from '../../src/platform/store/address.ts';
import { connectionOf } from '../../src/platform/store/embedded/connection.ts';
import { openLayout } from '../../src/platform/store/embedded/layout.ts';
import { findPostmaster } from '../../src/platform/store/embedded/postmaster.ts';

export type Where = {
  readonly dataDir: string;
  /** Empty for the embedded server of `dataDir`. */
  readonly databaseUrl: string;
};

/**
 * A session at Muster's database that can only read: the server itself refuses every change in it.
 * @throws Error while the embedded server is not running
 */
export async function openReader({ dataDir, databaseUrl }: Where): Promise<Sql> {
  const { url, ...parts } = databaseUrl === '' ? await findEmbedded(dataDir) : addressOf(databaseUrl);
  const habits = {
    ...{ max: 1, fetch_types: false, connect_timeout: 2, idle_timeout: 20, onnotice: () => {} },
    // Not Muster's own name: Musters are counted by it.
    connection: { application_name: 'muster-inspector', default_transaction_read_only: true },
  };
  return url === undefined ? postgres({ ...parts, ...habits }) : postgres(url, habits);
}

async function findEmbedded(dataDir: string): Promise<StoreAddress> {
  const layout = await openLayout(dataDir);
  const server = await findPostmaster(layout.cluster);
  if (server === null) throw new Error('Muster’s database is not running');
  return connectionOf(layout, server);
}
