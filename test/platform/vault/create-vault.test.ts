import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import type { SecretPlace } from '../../../src/ports/outbound/vault.ts';
import { howOften } from '../../support/how-often.ts';
import { countNonces } from './nonces.ts';

const K1 = { id: 'k1', key: randomBytes(32) };
const K2 = { id: 'k2', key: randomBytes(32) };
const vault = createVault([K1]);
const PLACE: SecretPlace = {
  workspaceId: '0190a000-0000-7000-8000-000000000001' as WorkspaceId,
  table: 'connections',
  column: 'token',
  row: '0190a000-0000-7000-8000-0000000000c1',
};
const SECRET = 'ghp_canaryCanaryCanary0123456789';

/** Each differs from the place in one thing, some so that the joined words would be the same. */
const OTHERS: readonly SecretPlace[] = [
  { ...PLACE, workspaceId: '0190a000-0000-7000-8000-000000000002' as WorkspaceId },
  { ...PLACE, table: 'github_apps' },
  { ...PLACE, column: 'webhook_secret' },
  { ...PLACE, row: '0190a000-0000-7000-8000-0000000000c2' },
  { ...PLACE, table: 'connectionstoken', column: '' },
  { ...PLACE, table: '', column: 'connectionstoken' },
  { ...PLACE, table: 'connections","token', column: '' },
  { ...PLACE, column: 'token ' },
  { ...PLACE, row: PLACE.row.toUpperCase() },
];

const refusal = { fault: 'unavailable', message: expect.stringContaining('an admin has to look at the log') };

describe('the vault', () => {
  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (secret) => {
        expect(vault.open(PLACE, vault.seal(PLACE, secret))).toBe(secret);
      }),
    );
  });

  it('shows nothing of a secret in what it sealed, and never the same twice', () => {
    const sealed = Array.from({ length: 100 }, () => vault.seal(PLACE, SECRET));
    expect(new Set(sealed).size).toBe(100);
    for (const one of sealed) {
      const bytes = Buffer.from(one.split(':')[2] ?? '', 'base64');
      expect(`${one}${bytes.toString('latin1')}`).not.toContain('canary');
    }
  });

  it('refuses a secret that was moved to another row, column, table or workspace', () => {
    const sealed = vault.seal(PLACE, SECRET);
    const opened = OTHERS.filter((other) => opens(other, sealed));
    expect(opened).toEqual([]);
    console.log(`moved secrets refused: ${OTHERS.length}/${OTHERS.length}`);
  });

  it('refuses a secret with any byte changed, any letter changed, or an end cut off', () => {
    const sealed = vault.seal(PLACE, SECRET);
    const [version = '', id = '', base64 = ''] = sealed.split(':');
    const bytes = Buffer.from(base64, 'base64');
    const changed: string[] = [];
    for (let at = 0; at < bytes.length; at += 1)
      for (const flip of [0x01, 0x80, 0xff]) {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ flip;
        changed.push(`${version}:${id}:${other.toString('base64')}`);
      }
    for (let at = 1; at < bytes.length; at += 1)
      changed.push(`${version}:${id}:${bytes.subarray(0, at).toString('base64')}`);
    changed.push(
      '',
      'v1',
      'v1:k1:',
      `v2:${id}:${base64}`,
      `${version}:k9:${base64}`,
      SECRET,
      `${sealed}AAAA`,
      `${sealed}!`,
    );
    expect(changed.filter((one) => opens(PLACE, one))).toEqual([]);
    console.log(`changed secrets refused: ${changed.length}/${changed.length}`);
  });

  it('says in words for an admin what it can’t open, and nothing of the secret', () => {
    const sealed = vault.seal(PLACE, SECRET);
    expect(() => createVault([K2]).open(PLACE, sealed)).toThrow(expect.objectContaining(refusal));
    expect(() => createVault([]).seal(PLACE, SECRET)).toThrow(expect.objectContaining(refusal));
  });

  it('seals with the first key and opens with all of them', () => {
    const old = vault.seal(PLACE, SECRET);
    const both = createVault([K2, K1]);
    expect([both.open(PLACE, old), both.isOld(old)]).toEqual([SECRET, true]);
    const anew = both.seal(PLACE, SECRET);
    expect([both.isOld(anew), createVault([K2]).open(PLACE, anew)]).toEqual([false, SECRET]);
    // The id is bound in as well: the same bytes under another name are refused.
    expect(() => createVault([{ id: 'k9', key: K1.key }]).open(PLACE, old.replace(':k1:', ':k9:'))).toThrow();
  });

  it('never uses a nonce twice', () => {
    // MUST-HOLD 44.
    const sealings = howOften(20_000, 1_000_000);
    expect(countNonces(sealings)).toBe(sealings);
    console.log(`nonces used once: ${sealings}/${sealings}`);
  }, 1_800_000);
});

function opens(place: SecretPlace, sealed: string): boolean {
  try {
    vault.open(place, sealed);
    return true;
  } catch {
    return false;
  }
}
