import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { readEncryptionKeys } from '../config-secrets.ts';
import type { VaultKey } from './create-vault.ts';

/** Beside the embedded database, never inside it: a copy of the database alone opens nothing. */
const FILE = 'encryption-keys';

/**
 * The keys that were set; else, with the embedded database, one that is made at the first start and kept beside it, readable
 * by its owner alone.
 * @throws Error with one plain line when the file can't be made or read as keys
 */
export function openKeys({ encryptionKeys, store }: Pick<Config, 'encryptionKeys' | 'store'>): readonly VaultKey[] {
  if (encryptionKeys.length > 0 || store.kind === 'server') return encryptionKeys;
  const file = join(store.dataDir, FILE);
  try {
    makeOnce(file);
  } catch (cause) {
    throw new Error(`Muster can’t keep its encryption key in ${file}: make DATA_DIR a folder it may write to.`, {
      cause,
    });
  }
  const keys = readEncryptionKeys(readFileSync(file, 'utf8').trim());
  if (keys === null)
    throw new Error(`${file} holds no encryption keys (id:base64): put its backup in place, or set ENCRYPTION_KEYS.`);
  return keys;
}

/** Linked in place when it is whole: two starts at once make one key, and nobody's is ever overwritten. */
function makeOnce(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(whole, file);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    rmSync(whole);
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
