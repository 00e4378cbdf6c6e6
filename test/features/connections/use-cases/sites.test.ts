import { beforeEach, describe, expect, it } from 'vitest';
import { listTrackers, openTracker } from '../../../../src/features/connections/index.ts';
import { chooseFound } from '../../../../src/features/connections/use-cases/choose-repositories.ts';
import { connectSite } from '../../../../src/features/connections/use-cases/connect-site.ts';
import { disconnect } from '../../../../src/features/connections/use-cases/disconnect.ts';
import { finishSite } from '../../../../src/features/connections/use-cases/finish-site.ts';
import { keepHooks } from '../../../../src/features/connections/use-cases/keep-hooks.ts';
import { listSites } from '../../../../src/features/connections/use-cases/list-sites.ts';
import { announceDue, lookAfterTrackers } from '../../../../src/features/connections/use-cases/look-after-trackers.ts';
import { readSite } from '../../../../src/features/connections/use-cases/read-site.ts';
import { setReading, showReading } from '../../../../src/features/connections/use-cases/set-reading.ts';
import { findAuthorizeUrl, startSite } from '../../../../src/features/connections/use-cases/start-site.ts';
import { testConnection } from '../../../../src/features/connections/use-cases/test-connection.ts';
import { createTrackerFields } from '../../../../src/features/connections/use-cases/tracker-fields.ts';
import { createWebhookKeys } from '../../../../src/features/connections/use-cases/webhook-keys.ts';
import type { ConnectionId } from '../../../../src/kit/ids.ts';
import { IssueTrackerError } from '../../../../src/ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../../src/ports/outbound/ports.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { connectionNeeds, fakeHost, person, rule } from '../world.ts';

const db = testDatabase();
const admin = person('admin');
const SITE = 'https://acme.atlassian.net';
const TYPED = { site: 'acme.atlassian.net', email: 'bot@acme.com', token: 'an-api-token-of-acme' };
const CLOUD = { cloudId: 'cloud-1', url: SITE, name: 'acme' };
let needs: ReturnType<typeof connectionNeeds>;
beforeEach(() => {
  needs = connectionNeeds(db, fakeHost());
  needs.tracker.sites = [CLOUD];
  needs.tracker.projects = [
    { id: '1', key: 'ABC', name: 'Alphabet' },
    { id: '2', key: 'XYZ', name: 'Xylophones' },
  ];
  needs.tracker.points = [{ id: 'customfield_10016', name: 'Story Points' }];
  needs.tracker.sprint = { id: 'customfield_10020', name: 'Sprint' };
});

const sites = async () => (await listSites(needs, admin))?.rows ?? [];
const onlyId = async () => (await sites())[0]?.connection.id as ConnectionId;
const at = async () => ({ workspaceId: WORKSPACE, connectionId: await onlyId() });
const stateIn = (url: string) => new URL(url).searchParams.get('state') ?? '';
const back = (state: string, more: Partial<Parameters<typeof finishSite>[1]> = {}) =>
  finishSite(needs, { state, code: 'a-code', error: undefined, cookie: state, ...more });
const connectInBrowser = async (typed = '') => back(stateIn((await startSite(needs, admin, typed)).url));
const rows = () => db.store.sql`select account, state, via, token, webhook_secret from connections`;
const choose = async (search: string, select = true) =>
  chooseFound(needs, admin, { connectionId: await onlyId(), search, select });
const fails = (failure: IssueTrackerError['failure']) => {
  needs.tracker.failure = new IssueTrackerError(failure, 'no', { retryAfterMs: 120_000 });
};

describe('a site connected by an API token', () => {
  it('is kept with its secrets sealed, and shows the webhook to set', async () => {
    const webhook = await connectSite(needs, admin, TYPED);
    expect(webhook).toMatchObject({ source: 'jira', account: SITE, url: 'https://muster.example.com/webhooks/jira' });
    expect(webhook.secret.length).toBeGreaterThan(40);
    const [row] = await rows();
    expect(row).toMatchObject({ account: SITE, state: 'open', via: 'token' });
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${TYPED.token}|${webhook.secret}`));
    expect(needs.queued).toEqual(['connections.read-site']);
    await openTracker(needs, await at());
    expect(needs.tracker.opened.at(-1)).toEqual({ kind: 'token', site: SITE, email: TYPED.email, token: TYPED.token });
  });

  it('again: takes the new token and keeps the webhook', async () => {
    const before = await connectSite(needs, admin, TYPED);
    const after = await connectSite(needs, admin, { ...TYPED, email: '', token: 'another-token-of-acme' });
    expect([after.connectionId, after.secret]).toEqual([before.connectionId, before.secret]);
    await openTracker(needs, await at());
    expect(needs.tracker.opened.at(-1)).toMatchObject({ email: null, token: 'another-token-of-acme' });
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    [{ site: 'http://acme.atlassian.net' }, 'site'],
    [{ site: 'https://169.254.169.254/latest' }, 'site'],
    [{ email: 'nobody' }, 'email'],
    [{ token: 'two words here' }, 'token'],
  ])('refuses %j beside its field', async (more, field) => {
    const run = connectSite(needs, admin, { ...TYPED, ...more });
    await expect(run).rejects.toMatchObject({ fault: 'invalid', fields: { [field]: expect.any(String) } });
    expect(needs.tracker.opened).toEqual([]);
  });

  it.each([
    ['refused', 'invalid'],
    ['gone', 'invalid'],
    ['limited', 'unavailable'],
    ['unavailable', 'unavailable'],
  ] as const)('isn’t kept when Jira answers %s', async (failure, fault) => {
    fails(failure);
    await expect(connectSite(needs, admin, TYPED)).rejects.toMatchObject({ fault });
    expect(await rows()).toEqual([]);
  });

  it('is for admins alone', async () => {
    for (const run of [connectSite(needs, person('lead'), TYPED), startSite(needs, person('manager'), '')])
      await expect(run).rejects.toMatchObject({ fault: 'forbidden' });
    expect(await listSites(needs, person('lead'))).toBeNull();
  });
});

describe('a site connected in a browser', () => {
  it('is kept, and whoever began is told in Slack', async () => {
    const { url } = await startSite(needs, admin, '');
    const out = new URL((await findAuthorizeUrl(needs, stateIn(url))) ?? '');
    expect(out.origin + out.pathname).toBe('https://auth.atlassian.com/authorize');
    expect(Object.fromEntries(out.searchParams)).toMatchObject({
      client_id: 'client',
      redirect_uri: 'https://muster.example.com/connect/jira/done',
      state: stateIn(url),
    });
    expect(await back(stateIn(url))).toEqual({ kind: 'connected', site: SITE });
    const [row] = await rows();
    expect(row).toMatchObject({ account: SITE, via: 'oauth' });
    expect(JSON.stringify(row)).not.toMatch(/access-1|refresh-1/);
    expect(needs.notes.map(({ to }) => to)).toEqual([{ kind: 'person', personId: admin.personId }]);
    await openTracker(needs, await at());
    expect(needs.tracker.opened).toEqual([{ kind: 'oauth', site: SITE, cloudId: 'cloud-1', accessToken: 'access-1' }]);
  });

  it('comes back once, in the browser that began, and with its own state', async () => {
    const state = stateIn((await startSite(needs, admin, '')).url);
    expect(await back(state, { cookie: null })).toEqual({ kind: 'stale' });
    expect(await back(state, { cookie: `${state}x` })).toEqual({ kind: 'stale' });
    expect(await back(state.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toEqual({ kind: 'stale' });
    const all = await Promise.all([back(state), back(state), back(state)]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(['connected', 'stale', 'stale']);
    expect(await back(state)).toEqual({ kind: 'stale' });
  });

  it('not after an hour, and not when it was declined', async () => {
    const late = stateIn((await startSite(needs, admin, '')).url);
    needs.at('2026-11-25T10:00:01Z');
    expect(await back(late)).toEqual({ kind: 'stale' });
    const declined = stateIn((await startSite(needs, admin, '')).url);
    expect(await back(declined, { code: undefined, error: 'access_denied' })).toEqual({ kind: 'declined' });
    expect(await back(declined)).toEqual({ kind: 'stale' });
    expect(await rows()).toEqual([]);
  });

  it('is the one that was named, where the account sees several', async () => {
    needs.tracker.sites = [CLOUD, { cloudId: 'cloud-2', url: 'https://beta.atlassian.net', name: 'beta' }];
    expect(await connectInBrowser()).toEqual({ kind: 'which', sites: [SITE, 'https://beta.atlassian.net'] });
    expect(await connectInBrowser('https://gamma.atlassian.net')).toMatchObject({ kind: 'which' });
    expect(await connectInBrowser('beta.atlassian.net')).toMatchObject({ site: 'https://beta.atlassian.net' });
  });
});

describe('tokens of a site', () => {
  const opened = () => needs.tracker.opened.map((one) => (one.kind === 'oauth' ? one.accessToken : ''));

  it('are traded once by everybody who comes at the same time, and never both lost', async () => {
    await connectInBrowser();
    needs.at('2026-11-25T09:57:00Z');
    const where = await at();
    await Promise.all(Array.from({ length: 8 }, () => openTracker(needs, where)));
    expect(needs.tracker.traded).toEqual(['refresh-1']);
    expect(opened().filter((token) => token === 'access-2').length).toBeGreaterThan(0);
    expect(new Set(opened())).toEqual(new Set(['access-1', 'access-2']));
    needs.tracker.opened.length = 0;
    await openTracker(needs, where);
    expect(opened()).toEqual(['access-2']);
    needs.at('2026-11-25T11:30:00Z');
    await openTracker(needs, where);
    expect(needs.tracker.traded).toEqual(['refresh-1', 'refresh-2']);
  });

  it('that are over make everybody else wait, until a process that died is given up', async () => {
    await connectInBrowser();
    const where = await at();
    needs.at('2026-11-25T10:30:00Z');
    await db.store.sql`update connections set refreshing_until = '2026-11-25T10:30:20Z'`;
    await expect(openTracker(needs, where)).rejects.toMatchObject({ fault: 'unavailable', retryAfterMs: 2_000 });
    needs.at('2026-11-25T10:30:21Z');
    await openTracker(needs, where);
    expect(needs.tracker.traded).toEqual(['refresh-1']);
  });

  it('that a failed trade keeps are traded by the next', async () => {
    await connectInBrowser();
    needs.at('2026-11-25T10:30:00Z');
    fails('unavailable');
    await expect(openTracker(needs, await at())).rejects.toMatchObject({ fault: 'unavailable' });
    needs.tracker.failure = null;
    await openTracker(needs, await at());
    expect(needs.tracker.traded).toEqual(['refresh-1']);
  });

  it('that Atlassian refuses break the connection in words, until it is connected again', async () => {
    await connectInBrowser();
    needs.at('2026-11-25T10:30:00Z');
    fails('refused');
    const tested = await testConnection(needs, admin, await onlyId());
    expect(tested).toMatchObject({ works: false, words: expect.stringContaining('Connect the site again') });
    expect(await rows()).toMatchObject([{ state: 'broken' }]);
    needs.tracker.failure = null;
    await connectInBrowser();
    expect(await rows()).toMatchObject([{ state: 'open' }]);
    expect((await testConnection(needs, admin, await onlyId())).works).toBe(true);
  });
});

describe('what is read of a site', () => {
  it('is its projects and fields; a field for points is used until a person says more', async () => {
    await connectSite(needs, admin, TYPED);
    await readSite(needs, await at());
    const [row] = await sites();
    expect(row).toMatchObject({
      projects: { total: 2, selected: 0 },
      settings: { fields: { points: { name: 'Story Points' } }, pointsConfirmedAt: null, doneCategories: ['done'] },
    });
    const fields = await createTrackerFields(needs).find(await at());
    expect(fields.sprint?.id).toBe('customfield_10020');
  });

  it('keeps what a person confirmed, also when a likelier field turns up', async () => {
    await connectSite(needs, admin, TYPED);
    await readSite(needs, await at());
    const connectionId = await onlyId();
    await setReading(needs, admin, {
      connectionId,
      pointsFieldId: 'customfield_10016',
      doneCategories: ['done', 'in-progress'],
    });
    needs.tracker.points = [{ id: 'customfield_1', name: 'Points' }, ...needs.tracker.points];
    await readSite(needs, await at());
    expect(await showReading(needs, admin, connectionId)).toMatchObject({
      fields: { points: { id: 'customfield_10016' } },
      doneCategories: ['done', 'in-progress'],
      candidates: [{ id: 'customfield_1' }, { id: 'customfield_10016' }],
    });
    expect(needs.announced.filter(({ name }) => name === 'connection.tracker-due')).toEqual([]);
    await setReading(needs, admin, { connectionId, pointsFieldId: 'customfield_1', doneCategories: ['done'] });
    expect(needs.announced.at(-1)?.name).toBe('connection.tracker-due');
    needs.tracker.points = [];
    await readSite(needs, await at());
    expect((await showReading(needs, admin, connectionId)).fields.points).toBeNull();
  });

  it.each([
    [{ pointsFieldId: 'customfield_999', doneCategories: ['done'] as const }, 'points'],
    [{ pointsFieldId: null, doneCategories: [] }, 'done'],
  ])('is never %j', async (set, field) => {
    await connectSite(needs, admin, TYPED);
    const run = setReading(needs, admin, { connectionId: await onlyId(), ...set });
    await expect(run).rejects.toMatchObject({ fault: 'invalid', fields: { [field]: expect.any(String) } });
  });

  it('follows the choice of projects, and what the site takes away', async () => {
    await connectSite(needs, admin, TYPED);
    await readSite(needs, await at());
    await choose('');
    const trackers = () => needs.scope(WORKSPACE, listTrackers);
    expect((await trackers())[0]?.projects.map(({ key }) => key)).toEqual(['ABC', 'XYZ']);
    const told = needs.announced.find(({ name }) => name === 'connection.projects-selected');
    expect(told?.payload).toMatchObject({ byId: admin.personId, projectIds: [expect.any(String), expect.any(String)] });
    await choose('xylo', false);
    needs.tracker.projects = [{ id: '1', key: 'NEW', name: 'Alphabet' }];
    await readSite(needs, await at());
    expect(await trackers()).toMatchObject([{ site: SITE, projects: [{ key: 'NEW', hostId: '1' }] }]);
    await announceDue(needs, rule);
    expect(needs.announced.at(-1)).toMatchObject({ name: 'connection.tracker-due' });
    await disconnect(needs, admin, await onlyId());
    expect(await trackers()).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'closed', token: null, webhook_secret: null }]);
  });
});

describe('the webhook of a site connected in a browser', () => {
  const begin = async () => {
    await connectInBrowser();
    await readSite(needs, await at());
    await choose('ABC');
  };
  const urls = () => needs.tracker.hooks.map(({ url }) => url);

  it('is registered for the chosen projects, once', async () => {
    await begin();
    expect(needs.queued.at(-1)).toBe('connections.keep-hooks');
    const where = await at();
    for (let n = 0; n < 3; n += 1) await keepHooks(needs, where);
    const url = `https://muster.example.com/webhooks/jira?connection=${where.connectionId}`;
    expect(needs.tracker.registered).toEqual([{ url, projects: ['ABC'] }]);
    await choose('');
    await keepHooks(needs, where);
    expect(needs.tracker.registered.at(-1)?.projects).toEqual(['ABC', 'XYZ']);
    expect(urls()).toEqual([url]);
    await choose('', false);
    await keepHooks(needs, where);
    expect(urls()).toEqual([]);
  });

  it('is renewed before its 30 days end, and nobody else’s is touched', async () => {
    await begin();
    await keepHooks(needs, await at());
    needs.tracker.hooks.push({ id: '99', url: 'https://other.example.com', expiresAt: null });
    needs.at('2026-12-05T09:00:00Z');
    await keepHooks(needs, await at());
    expect(needs.tracker.hooks[0]?.expiresAt?.toISOString()).toBe('2026-12-25T09:00:00.000Z');
    needs.at('2026-12-12T09:00:00Z');
    await keepHooks(needs, await at());
    expect(needs.tracker.hooks[0]?.expiresAt?.toISOString()).toBe('2027-01-11T09:00:00.000Z');
    expect(needs.tracker.registered).toHaveLength(1);
    expect(needs.tracker.hooks).toHaveLength(2);
  });

  it('leaves no orphan: of two processes at once, and of one that died in between', async () => {
    await begin();
    const where = await at();
    const both = await Promise.allSettled([keepHooks(needs, where), keepHooks(needs, where)]);
    // The other one is told to come again, or comes when the first is done.
    expect(both.map(({ status }) => status)).toContain('fulfilled');
    expect(urls()).toHaveLength(1);
    // Jira registered it, and nobody wrote it down.
    needs.tracker.hooks.push({ id: '77', url: urls()[0] ?? '', expiresAt: null });
    await keepHooks(needs, where);
    expect(urls()).toHaveLength(1);
    await db.store.sql`update tracker_settings set hook_id = null`;
    await keepHooks(needs, where);
    expect(urls()).toHaveLength(1);
  });

  it('is an admin’s business where the site has an API token', async () => {
    await connectSite(needs, admin, TYPED);
    await readSite(needs, await at());
    await choose('');
    await keepHooks(needs, await at());
    expect(needs.tracker.registered).toEqual([]);
  });
});

describe('keys that sign a site’s webhooks', () => {
  const keys = (secrets: readonly string[] = []) =>
    createWebhookKeys(needs, {
      secrets: { github: ['github'], jira: secrets },
      listWorkspaces: async () => [WORKSPACE],
    });

  it('are the secret shown to the admin and the operator’s, of the site alone', async () => {
    const { secret, connectionId } = await connectSite(needs, admin, TYPED);
    expect(await keys(['operators']).list('jira')).toEqual([
      { workspaceId: WORKSPACE, connectionId, sites: [SITE], secret },
      { workspaceId: WORKSPACE, connectionId, sites: [SITE], secret: 'operators' },
    ]);
    expect(await keys().list('github')).toMatchObject([{ connectionId: null, secret: 'github' }]);
  });

  it('are the app’s for tokens, where it was connected in a browser', async () => {
    await connectInBrowser();
    const own = (await keys().list('jira')).find(({ signs }) => signs === 'token');
    expect(own).toMatchObject({ sites: [SITE, 'cloud-1'], secret: 'the-client-secret-0123456789' });
    await disconnect(needs, admin, await onlyId());
    expect(await keys(['operators']).list('jira')).toEqual([]);
  });
});

describe('the look every few hours', () => {
  it('takes the operator’s site in once, and obeys an admin who disconnects it', async () => {
    const token = { site: 'https://jira.corp', email: null, token: 'operators-token' };
    const own = {
      ...needs,
      issueTrackerSettings: { ...needs.issueTrackerSettings, token } as Ports['issueTrackerSettings'],
    };
    await lookAfterTrackers(own, rule);
    expect(await sites()).toMatchObject([{ connection: { account: 'https://jira.corp', state: 'open' } }]);
    expect(needs.tracker.opened.at(-1)).toEqual({ kind: 'token', ...token });
    expect(needs.queued).toEqual(['connections.read-site', 'connections.read-site', 'connections.keep-hooks']);
    await disconnect(needs, admin, await onlyId());
    await lookAfterTrackers(own, rule);
    expect(await sites()).toEqual([]);
  });

  it('tells admins once when a site breaks, and heals it by itself', async () => {
    await connectSite(needs, admin, TYPED);
    needs.notes.length = 0;
    fails('refused');
    for (let n = 0; n < 2; n += 1) await lookAfterTrackers(needs, rule);
    expect(await rows()).toMatchObject([{ state: 'broken' }]);
    await expect(openTracker(needs, await at())).rejects.toMatchObject({ fault: 'forbidden' });
    needs.tracker.failure = null;
    await lookAfterTrackers(needs, rule);
    expect(await rows()).toMatchObject([{ state: 'open' }]);
  });
});

describe('two admins who connect the same site at once', () => {
  it('make one row that opens', async () => {
    await Promise.all([connectSite(needs, admin, TYPED), connectSite(needs, admin, TYPED)]);
    expect(await rows()).toHaveLength(1);
    await openTracker(needs, await at());
    expect(needs.tracker.opened.at(-1)).toMatchObject({ token: TYPED.token });
    expect(
      (
        await createWebhookKeys(needs, {
          secrets: { github: [], jira: [] },
          listWorkspaces: async () => [WORKSPACE],
        }).list('jira')
      ).length,
    ).toBe(1);
  });
});
