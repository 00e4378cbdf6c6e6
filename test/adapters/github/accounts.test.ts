import { describe, expect, it } from 'vitest';
import { createGitHub } from '../../../src/adapters/github/create-github.ts';
import { API_URL, failureIn, githubRoom, json } from './github-room.ts';

const room = githubRoom();
const host = () => createGitHub({ ...room.options, apiUrl: `${API_URL}/` });
const client = () => host().open({ kind: 'token', token: 'ghp_token0123456789' });
const user = (id: number, login: string, type = 'User') => ({ id, login, type });

describe('who the credentials are', () => {
  it.each([
    ['repo, read:org', []],
    ['repo, admin:org', []],
    ['repo', ['read:org']],
    ['', ['repo', 'read:org']],
  ])('with the scopes “%s” lack %j', async (scopes, missing) => {
    room.answer('/user', json(user(1, 'ana'), { headers: { 'x-oauth-scopes': scopes } }));
    expect(await client().test()).toEqual({ account: 'ana', missing });
  });

  it('with a token that doesn’t tell its rights lack nothing that is known', async () => {
    room.answer('/user', json(user(1, 'ana')));
    expect(await client().test()).toEqual({ account: 'ana', missing: [] });
  });
});

describe('an organisation', () => {
  it('has members with their public names and addresses, bots among them', async () => {
    room.answer(
      '/orgs/acme/members',
      json([user(1, 'ana'), user(2, 'gone'), user(3, 'ci[bot]', 'Bot')], { headers: { etag: '"e"' } }),
    );
    room.answer('/users/ana', json({ name: 'Ana', email: null }));
    room.answer('/users/gone', json({}, { status: 404 }));
    room.answer('/users/ci%5Bbot%5D', json({ name: null, email: null }));
    expect(await client().listMembers('acme', { cursor: null })).toEqual({
      ...{ kind: 'page', next: null, etag: '"e"' },
      items: [
        { id: '1', login: 'ana', bot: false, name: 'Ana', email: null },
        { id: '2', login: 'gone', bot: false, name: null, email: null },
        { id: '3', login: 'ci[bot]', bot: true, name: null, email: null },
      ],
    });
  });

  it('has teams with their members', async () => {
    room.answer('/orgs/acme/teams', json([{ slug: 'web', name: 'Web' }]));
    room.answer('/orgs/acme/teams/web/members', json([user(1, 'ana')]));
    expect(await client().listTeams('acme')).toEqual([
      { slug: 'web', name: 'Web', members: [{ id: '1', login: 'ana', bot: false }] },
    ]);
  });
});

describe('an app of one’s own', () => {
  it('is asked for with rights to read and none to write', () => {
    const { action, fields } = host().newAppForm({
      organisation: 'acme',
      publicUrl: 'https://muster.example.com',
      state: 'a&b',
      name: 'M'.repeat(60),
    });
    expect(action).toBe('https://github.com/organizations/acme/settings/apps/new?state=a%26b');
    const manifest = JSON.parse(fields.manifest ?? '');
    expect(manifest).toMatchObject({
      public: false,
      hook_attributes: { url: 'https://muster.example.com/webhooks/github' },
    });
    expect(manifest.name).toHaveLength(34);
    expect(new Set(Object.values(manifest.default_permissions))).toEqual(new Set(['read']));
  });

  it('is one’s own account’s without an organisation', () => {
    const ask = { organisation: null, publicUrl: 'https://m.example', state: 's', name: 'Muster' };
    expect(host().newAppForm(ask).action).toBe('https://github.com/settings/apps/new?state=s');
    const server = createGitHub({ ...room.options, apiUrl: 'https://github.acme.com/api/v3/' });
    expect(server.newAppForm(ask).action).toBe('https://github.acme.com/settings/apps/new?state=s');
  });

  it('comes from a code that is good once', async () => {
    const made = {
      id: 7,
      slug: 'm',
      name: 'M',
      html_url: 'https://github.com/apps/m',
      pem: 'pem',
      webhook_secret: 'hush',
    };
    room.answer('/app-manifests/good/conversions', json(made, { status: 201 }), json({}, { status: 404 }));
    expect(await host().convertManifest('good')).toEqual({
      ...{
        appId: '7',
        slug: 'm',
        name: 'M',
        url: 'https://github.com/apps/m',
        privateKey: 'pem',
        webhookSecret: 'hush',
      },
    });
    expect((await failureIn(host().convertManifest('good'))).failure).toBe('gone');
    expect(room.seen[0]?.method).toBe('POST');
  });
});

describe('clients of the same credentials', () => {
  it('share what GitHub asked of one of them', async () => {
    const github = host();
    room.answer('/user', json({}, { status: 429, headers: { 'retry-after': '60' } }));
    const open = () => github.open({ kind: 'token', token: 'ghp_token0123456789' });
    expect((await failureIn(open().test())).failure).toBe('limited');
    expect((await failureIn(open().test())).failure).toBe('limited');
    expect(room.seen).toHaveLength(1);
    expect((await failureIn(github.open({ kind: 'token', token: 'ghp_another' }).test())).failure).toBe('limited');
    expect(room.seen).toHaveLength(2);
  });
});
