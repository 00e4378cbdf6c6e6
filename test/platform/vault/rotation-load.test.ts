import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import { type Resealed, reseal } from '../../../src/platform/vault/reseal.ts';
import type { Store } from '../../../src/ports/outbound/store.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { changeSecretsWhile, listWrong, placeOf, plantSecrets } from './change-secrets.ts';

const db = testDatabase();
const [K1, K2] = [
  { id: 'k1', key: randomBytes(32) },
  { id: 'k2', key: randomBytes(32) },
];
const [before, during, after] = [createVault([K1]), createVault([K2, K1]), createVault([K2])];
const columns = [{ table: 'connections', column: 'token' }];

/** MUST-HOLD 45, its short form: `npm run torture vault` is the long one. */
it('keys are changed while secrets are read and replaced: none fails to open, all end on the new key', async () => {
  const known = await plantSecrets(db.store.sql, { vault: before, workspaceId: WORKSPACE, count: 400 });
  const backup = await db.store.sql<{ id: string; token: string }[]>`select id, token from connections`;
  const rotation = rotate();
  const load = await changeSecretsWhile({ sql: db.store.sql, vault: during, known }, rotation);
  const done = await rotation;

  expect(load.failures).toEqual([]);
  expect(load.changes).toBeGreaterThan(0);
  expect(done.unreadable).toEqual([]);
  expect(await listWrong(db.store.sql, after, known)).toEqual([]);
  // A backup from before opens with the old key and no other.
  for (const { id, token } of backup) {
    const place = placeOf({ id, workspaceId: WORKSPACE });
    expect(before.open(place, token)).toMatch(/^token-/);
    expect(() => after.open(place, token)).toThrow();
  }
  console.log(`${load.changes} changes while ${done.resealed} of ${known.length} secrets were encrypted anew`);
});

/** Killed twice, then to its end. */
async function rotate(): Promise<Resealed> {
  const all = { vault: during, workspaces: [WORKSPACE], columns };
  for (const at of [2, 3]) await expect(reseal({ store: killedAt(at), ...all })).rejects.toThrow('killed');
  return reseal({ store: db.store, ...all });
}

/** Fails at the n-th transaction, as a kill would. */
function killedAt(n: number): Pick<Store, 'scope'> {
  let left = n;
  return {
    scope: (workspaceId, fn) => {
      left -= 1;
      return left === 0 ? Promise.reject(new Error('killed')) : db.store.scope(workspaceId, fn);
    },
  };
}
