import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKeys } from '../../../src/features/connections/index.ts';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import type { Persona } from '../../support/persona.ts';
import { testApp } from '../../support/test-app.ts';

const HOME = { kind: 'home' } as const;

describe('API keys', () => {
  const muster = testApp();
  let mira: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    await mira.openHome();
    await mira.press('Settings', HOME);
  });

  const make = async (name: string) => {
    await mira.press('New API key', HOME);
    await mira.submit({ name });
    return /muster_[\w-]{75}/.exec(mira.modalText())?.[0] ?? '';
  };
  const holder = (token: string) => {
    const { scope } = muster.store;
    return createApiKeys({ scope, clock: muster.clock, vault: createVault([]) }).find(token);
  };

  it('are made by an admin, shown once, and kept as a fingerprint', async () => {
    const token = await make('Nightly <robot> & co');
    expect(token).not.toBe('');
    expect(await holder(token)).toMatchObject({ kind: 'api-key', name: 'Nightly <robot> & co' });
    const rows = await muster.store.sql`select to_jsonb(t)::text as row from api_keys t`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(token.slice(39));
    const said = await muster.store
      .sql`select coalesce(before::text, '') || coalesce(after::text, '') as text, action from history`;
    expect(said.map(({ action }) => action)).toContain('api-key.create');
    expect(JSON.stringify(said)).not.toContain(token.slice(39));
    await mira.press('Settings (here)', HOME);
    expect(mira.homeText()).toContain('Nightly &lt;robot&gt; &amp; co');
    expect(mira.homeText()).not.toContain(token.slice(39));
  });

  it('stop working when they are revoked', async () => {
    const [one, two] = [await make('One'), ''];
    expect([await holder(one), await holder(two)].map((each) => each?.name ?? null)).toEqual(['One', null]);
    await mira.press('Settings (here)', HOME);
    await mira.press('Revoke the API key One', HOME);
    expect(await holder(one)).toBeNull();
    expect(mira.homeText()).not.toContain('*One*');
  });

  it('want a name, and are hidden from everybody but admins', async () => {
    await mira.press('New API key', HOME);
    expect(JSON.stringify((await mira.submit({ name: '   ' })).body)).toContain('Write what it is for');
    const ana = muster.as('U0ANA');
    await ana.openHome();
    await ana.press('Settings', HOME);
    expect(ana.homeText()).not.toContain('API keys');
  });

  it('of another workspace, changed or cut ones, open nothing', async () => {
    const token = await make('One');
    const elsewhere = `muster_${'0190a000000070008000000000000002'}${token.slice(39)}`;
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [elsewhere, changed, token.slice(0, -1), `${token}A`, token.toUpperCase(), ''])
      expect(await holder(wrong)).toBeNull();
  });
});
