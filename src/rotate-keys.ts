import { createClock } from './adapters/system/clock.ts';
import { features } from './features.ts';
import { ConfigError, readVaultConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { listWorkspaces } from './platform/store/list-workspaces.ts';
import { openDatabase } from './platform/store/open-database.ts';
import { createVault } from './platform/vault/create-vault.ts';
import { openKeys } from './platform/vault/open-keys.ts';
import { reseal } from './platform/vault/reseal.ts';

// `npm run vault:rotate`: every stored secret is encrypted anew with the first of the encryption keys.
let close = async (): Promise<void> => {};
try {
  const config = readVaultConfig();
  const keys = openKeys(config);
  const log = createLog({ level: 'warn', secrets: config.secrets });
  const { store, close: closeDatabase } = await openDatabase({ config, clock: createClock(null), log });
  close = closeDatabase;
  const columns = features.flatMap((feature) => feature.sealed ?? []);
  const workspaces = await listWorkspaces(store.sql);
  const { resealed, current, unreadable } = await reseal({ store, vault: createVault(keys), workspaces, columns });
  process.stdout.write(`${resealed} encrypted anew with the key ${keys[0]?.id}, ${current} were already.\n`);
  for (const { table, column, row } of unreadable)
    process.stderr.write(`${table}.${column} of ${row} can’t be read: its key is missing, or it was changed.\n`);
  if (unreadable.length === 0) process.stdout.write('The older keys are needed no longer.\n');
  await close();
  process.exit(unreadable.length === 0 ? 0 : 1);
} catch (error) {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  await close();
  process.exit(1);
}
