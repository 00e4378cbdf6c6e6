import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { run } from './stage/process.ts';

const db = testDatabase();
const [K1, K2] = ['k1', 'k2'].map((id) => ({ id, key: randomBytes(32) }));
const ROW = '0190a000-0000-7000-8000-0000000000c1';
const PLACE = { workspaceId: WORKSPACE, table: 'connections', column: 'token', row: ROW };

describe('the change of the key by command', () => {
  it('encrypts anew, says when the old key is needed no longer, and names no secret', { timeout: 60_000 }, async () => {
    if (K1 === undefined || K2 === undefined) throw new Error('no keys');
    const { host, port, user, database } = db.address;
    const DATABASE_URL = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
    const write = (...keys: (typeof K1)[]) => keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
    await db.store.sql`
      insert into workspaces (id, slack_team_id, name, bot_user_id, bot_id, url, connected_at)
      values (${WORKSPACE}, 'T1', 'Harbour', 'U1', 'B1', 'https://harbour.slack.com/', now())`;
    const sealed = createVault([K1]).seal(PLACE, 'ghp_canary0123456789');
    await db.store.sql`
      insert into connections (id, workspace_id, source, via, account, token, state, connected_at)
      values (${ROW}, ${WORKSPACE}, 'github', 'token', 'acme', ${sealed}, 'open', now())`;

    const rotate = (ENCRYPTION_KEYS: string) => run('src/rotate-keys.ts', { DATABASE_URL, ENCRYPTION_KEYS });
    const without = await rotate(write(K2));
    expect([without.code, without.out]).toEqual([1, '0 encrypted anew with the key k2, 0 were already.\n']);
    expect(without.err).toBe(`connections.token of ${ROW} can’t be read: its key is missing, or it was changed.\n`);
    const done = await rotate(write(K2, K1));
    expect(done).toEqual({
      code: 0,
      out: '1 encrypted anew with the key k2, 0 were already.\nThe older keys are needed no longer.\n',
      err: '',
    });
    const [row] = await db.store.sql`select token from connections`;
    expect(createVault([K2]).open(PLACE, row?.token)).toBe('ghp_canary0123456789');
    const none = await rotate('');
    expect([none.code, none.err.split('\n').length]).toEqual([1, 2]);
    expect(none.err).toMatch(/^ENCRYPTION_KEYS is missing/);
  });
});
