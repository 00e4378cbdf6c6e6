import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openKeys } from '../../../src/platform/vault/open-keys.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'muster keys '));
  folders.push(made);
  return join(made, 'data');
}
const embedded = (dataDir: string) => ({ encryptionKeys: [], store: { kind: 'embedded', dataDir, pool: 10 } as const });

describe('the encryption key', () => {
  it('is made once, kept for its owner alone, and found again', () => {
    const dataDir = folder();
    const [made] = openKeys(embedded(dataDir));
    expect(made?.key.length).toBe(32);
    expect(openKeys(embedded(dataDir))).toEqual([made]);
    expect(statSync(join(dataDir, 'encryption-keys')).mode & 0o777).toBe(0o600);
  });

  it('that was set is used, and no file is made', () => {
    const dataDir = folder();
    const encryptionKeys = [{ id: 'k7', key: Buffer.alloc(32, 'abcdefghijklmnop') }];
    expect(openKeys({ ...embedded(dataDir), encryptionKeys })).toEqual(encryptionKeys);
    expect(() => readFileSync(join(dataDir, 'encryption-keys'))).toThrow();
  });

  it('may be followed by older ones in its file', () => {
    const dataDir = folder();
    const [first] = openKeys(embedded(dataDir));
    const file = join(dataDir, 'encryption-keys');
    const newer = `k2:${Buffer.alloc(32, 'abcdefghijklmnop').toString('base64')}`;
    writeFileSync(file, `${newer},${readFileSync(file, 'utf8')}`);
    expect(openKeys(embedded(dataDir)).map(({ id }) => id)).toEqual(['k2', first?.id]);
  });

  it('that can’t be read or kept stops the start with one line', () => {
    const dataDir = folder();
    openKeys(embedded(dataDir));
    writeFileSync(join(dataDir, 'encryption-keys'), 'k1:canary');
    expect(() => openKeys(embedded(dataDir))).toThrow(/encryption-keys holds no encryption keys.*backup/);
    expect(() => openKeys(embedded(dataDir))).not.toThrow(/canary/);
    expect(() => openKeys(embedded(join(dataDir, 'encryption-keys')))).toThrow(/DATA_DIR/);
  });
});
