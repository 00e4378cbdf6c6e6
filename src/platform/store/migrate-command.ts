import { ConfigError, readStoreConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { migrateDatabase } from './open-database.ts';

// `npm run db:migrate`: the same step that every start does, by itself.
try {
  const { store, secrets, logLevel } = readStoreConfig();
  await migrateDatabase({ config: { store }, log: createLog({ level: logLevel, secrets }) });
  process.stdout.write('The database is up to date.\n');
} catch (error) {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}
