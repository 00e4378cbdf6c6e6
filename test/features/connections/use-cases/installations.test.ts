import { beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../../../src/features/connections/index.ts';
import { adoptToken } from '../../../../src/features/connections/use-cases/adopt-token.ts';
import { disconnect } from '../../../../src/features/connections/use-cases/disconnect.ts';
import { followInstallations } from '../../../../src/features/connections/use-cases/follow-installations.ts';
import { listConnections } from '../../../../src/features/connections/use-cases/list-connections.ts';
import { lookAfterConnections } from '../../../../src/features/connections/use-cases/look-after-connections.ts';
import { createWebhookKeys } from '../../../../src/features/connections/use-cases/webhook-keys.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { connectionNeeds, fakeHost, installation, person, refusal, rule } from '../world.ts';

const db = testDatabase();
const app = { appId: '4711', privateKey: 'pem' };
let host: ReturnType<typeof fakeHost>;
let needs: ReturnType<typeof connectionNeeds>;
beforeEach(() => {
  host = fakeHost();
  needs = connectionNeeds(db, host, { app });
});

const rows = async () =>
  (await listConnections(needs, person('admin')))?.rows.map(({ connection }) => connection) ?? [];
const states = async () => (await rows()).map(({ account, state }) => `${account} ${state}`);

describe('installations of an app', () => {
  it('become connections once, however often they are told', async () => {
    host.installations = [installation('1', 'acme'), installation('2', 'beta')];
    for (let n = 0; n < 3; n += 1) await followInstallations(needs, rule);
    expect(await states()).toEqual(['acme open', 'beta open']);
    expect(needs.announced.map(({ name }) => name)).toEqual(['connection.opened', 'connection.opened']);
    expect(needs.queued).toEqual(['connections.read-account', 'connections.read-account']);
  });

  it('told at once by two replicas are connected once', async () => {
    host.installations = [installation('1', 'acme')];
    await Promise.all([followInstallations(needs, rule), followInstallations(needs, rule)]);
    expect(await states()).toEqual(['acme open']);
  });

  it('are suspended, come back, are renamed and removed as the host says', async () => {
    host.installations = [installation('1', 'acme')];
    await followInstallations(needs, rule);
    host.installations = [installation('1', 'acme', { suspended: true })];
    await followInstallations(needs, rule);
    expect(await states()).toEqual(['acme suspended']);
    host.installations = [installation('1', 'acme')];
    await followInstallations(needs, rule);
    expect(await states()).toEqual(['acme open']);
    const [before] = await rows();
    host.installations = [installation('1', 'acme-inc')];
    await followInstallations(needs, rule);
    expect(await rows()).toMatchObject([{ id: before?.id, account: 'acme-inc', connectedAt: before?.connectedAt }]);
    host.installations = [];
    await followInstallations(needs, rule);
    expect(await states()).toEqual([]);
  });

  it('that an admin disconnected stay so, until a person asks again or they are installed anew', async () => {
    host.installations = [installation('1', 'acme')];
    await followInstallations(needs, rule);
    const [connection] = await rows();
    if (connection === undefined) throw new Error('not connected');
    await disconnect(needs, person('admin'), connection.id);
    await followInstallations(needs, rule);
    expect(await states()).toEqual([]);
    await followInstallations(needs, person('admin'));
    expect(await states()).toEqual(['acme open']);
    await disconnect(needs, person('admin'), connection.id);
    host.installations = [installation('7', 'acme')];
    await followInstallations(needs, rule);
    expect(await states()).toEqual(['acme open']);
  });

  it('change nothing while the host can’t be asked', async () => {
    host.installations = [installation('1', 'acme')];
    await followInstallations(needs, rule);
    host.failure = refusal('unavailable');
    await expect(followInstallations(needs, rule)).rejects.toMatchObject({ fault: 'unavailable' });
    expect(await states()).toEqual(['acme open']);
  });

  it('are opened by the app’s own keys', async () => {
    host.installations = [installation('1', 'acme')];
    await followInstallations(needs, rule);
    const [connection] = await rows();
    if (connection === undefined) throw new Error('not connected');
    await openConnection(needs, { workspaceId: WORKSPACE, connectionId: connection.id });
    expect(host.opened).toEqual([{ kind: 'app', ...app, installationId: '1' }]);
  });
});

describe('the operator’s token', () => {
  beforeEach(() => {
    needs = connectionNeeds(db, host, { token: 'ghp_operator' });
  });

  it('is taken in once, and an admin’s disconnecting is obeyed', async () => {
    await adoptToken(needs, rule);
    await adoptToken(needs, rule);
    const [connection] = await rows();
    if (connection === undefined) throw new Error('not connected');
    expect(await states()).toEqual(['ana open']);
    await openConnection(needs, { workspaceId: WORKSPACE, connectionId: connection.id });
    expect(host.opened.at(-1)).toEqual({ kind: 'token', token: 'ghp_operator' });
    await disconnect(needs, person('admin'), connection.id);
    await adoptToken(needs, rule);
    expect(await states()).toEqual([]);
  });
});

describe('the hourly look', () => {
  it('tells admins once when a connection breaks, and heals it by itself', async () => {
    needs = connectionNeeds(db, host, { token: 'ghp_operator' });
    await lookAfterConnections(needs, rule);
    host.failure = refusal('refused');
    await lookAfterConnections(needs, rule).catch(() => {});
    await lookAfterConnections(needs, rule).catch(() => {});
    expect(await rows()).toMatchObject([{ state: 'broken', trouble: expect.stringContaining('Make a new one') }]);
    host.failure = null;
    await lookAfterConnections(needs, rule);
    expect(await rows()).toMatchObject([{ state: 'open', trouble: null }]);
  });

  it('says nothing anew while an installation stays broken', async () => {
    host.installations = [installation('1', 'acme')];
    await lookAfterConnections(needs, rule);
    const { codeHost } = host;
    const broken = { ...codeHost, open: () => ({ test: () => Promise.reject(refusal('refused')) }) as never };
    const announced = needs.announced.length;
    for (let n = 0; n < 3; n += 1) await lookAfterConnections({ ...needs, codeHost: broken }, rule);
    expect(await states()).toEqual(['acme broken']);
    expect(needs.announced).toHaveLength(announced);
    await lookAfterConnections(needs, rule);
    expect(await states()).toEqual(['acme open']);
  });

  it('says so when the operator took the credentials away', async () => {
    needs = connectionNeeds(db, host, { token: 'ghp_operator' });
    await lookAfterConnections(needs, rule);
    needs = connectionNeeds(db, host);
    await lookAfterConnections(needs, rule);
    expect(await rows()).toMatchObject([{ state: 'broken', trouble: 'Its credentials are gone. Connect it again.' }]);
  });

  it('asks for nothing where nothing is connected', async () => {
    needs = connectionNeeds(db, host);
    await lookAfterConnections(needs, rule);
    expect(host.opened).toEqual([]);
  });
});

describe('the keys of webhooks', () => {
  const keys = () =>
    createWebhookKeys(needs, {
      secrets: { github: ['operators-secret'], jira: [] },
      listWorkspaces: async () => [WORKSPACE],
    }).list('github');

  it('name each installation, and none for what nobody has connected yet', async () => {
    expect(await keys()).toEqual([
      { workspaceId: WORKSPACE, connectionId: null, installationId: null, secret: 'operators-secret' },
    ]);
    host.installations = [installation('1', 'acme'), installation('2', 'beta')];
    await followInstallations(needs, rule);
    expect((await keys()).map(({ installationId, connectionId }) => [installationId, connectionId !== null])).toEqual([
      ['1', true],
      ['2', true],
      [null, false],
    ]);
  });
});
