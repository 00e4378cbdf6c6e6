import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import { reseal } from '../../../src/platform/vault/reseal.ts';
import type { Store } from '../../../src/ports/outbound/store.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';

const db = testDatabase();
const K1 = { id: 'k1', key: randomBytes(32) };
const K2 = { id: 'k2', key: randomBytes(32) };
const before = createVault([K1]);
const during = createVault([K2, K1]);
const after = createVault([K2]);
const columns = [
  { table: 'connections', column: 'token' },
  { table: 'connections', column: 'webhook_secret' },
];
const workspaces = [WORKSPACE, OTHER_WORKSPACE];
const place = (workspaceId: WorkspaceId, column: string, row: string) => ({
  workspaceId,
  table: 'connections',
  column,
  row,
});

/** So many connections in both workspaces; every third has a webhook secret as well. */
async function plant(count: number): Promise<void> {
  for (const workspaceId of workspaces)
    for (let n = 0; n < count; n += 1) {
      const id = idOf(n);
      const row = workspaceId === WORKSPACE ? id : id.replace(/^0190a/, '0190b');
      const token = before.seal(place(workspaceId, 'token', row), `token-${n}`);
      const secret = n % 3 === 0 ? before.seal(place(workspaceId, 'webhook_secret', row), `secret-${n}`) : null;
      await db.store.sql`
        insert into connections (id, workspace_id, source, via, account, token, webhook_secret, state, connected_at)
        values (${row}, ${workspaceId}, 'github', 'token', ${`a${n}`}, ${token}, ${secret}, 'open', now())`;
    }
}
const idOf = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

async function readAll(vault: typeof after): Promise<string[]> {
  const rows = await db.store
    .sql`select id, workspace_id, token, webhook_secret from connections order by workspace_id, id`;
  return rows.flatMap(({ id, workspace_id, token, webhook_secret }) => [
    vault.open(place(workspace_id, 'token', id), token),
    ...(webhook_secret === null ? [] : [vault.open(place(workspace_id, 'webhook_secret', id), webhook_secret)]),
  ]);
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

describe('a change of the encryption key', () => {
  it('reaches every secret, survives being killed, and runs beside a working Muster', async () => {
    await plant(120);
    const secrets = await readAll(before);
    const scopes = { vault: during, workspaces, columns };
    for (const at of [2, 4]) await expect(reseal({ store: killedAt(at), ...scopes })).rejects.toThrow('killed');
    // Somebody connects anew meanwhile: with the new key, as every running replica does.
    expect(await readAll(during)).toEqual(secrets);
    const anew = during.seal(place(WORKSPACE, 'token', idOf(1)), 'replaced');
    await db.store.sql`update connections set token = ${anew} where id = ${idOf(1)}`;

    const done = await reseal({ store: db.store, ...scopes });
    expect(done.unreadable).toEqual([]);
    expect(done.resealed + done.current).toBe(secrets.length);
    expect(await readAll(after)).toEqual(
      secrets.map((one, at) => (at === secrets.indexOf('token-1') ? 'replaced' : one)),
    );
    expect(await reseal({ store: db.store, ...scopes })).toEqual({
      resealed: 0,
      current: secrets.length,
      unreadable: [],
    });
    console.log(`resealed after two kills: ${done.resealed} of ${secrets.length}, none left on the old key`);
  });

  it('leaves what it can’t read and names it', async () => {
    await plant(2);
    await db.store.sql`update connections set token = 'v1:k0:AAAA' where id = ${idOf(0)}`;
    const done = await reseal({ store: db.store, vault: during, workspaces, columns });
    expect(done.unreadable).toEqual([place(WORKSPACE, 'token', idOf(0))]);
    expect(done.resealed).toBe(5);
  });
});
