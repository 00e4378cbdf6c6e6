import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalJira, startLocalJira } from '../fakes/jira/local-jira.ts';
import { LOCAL_API_TOKEN, LOCAL_ATLASSIAN_APP, LOCAL_CODE, LOCAL_EMAIL } from '../fakes/jira/options.ts';
import { testApp } from '../support/test-app.ts';

const PUBLIC_URL = 'https://muster.example.com';
const START = '2026-11-25T09:00:00Z';
const ADMIN = 'U0MIRA';
const HOME = { kind: 'home' } as const;

let now = Date.parse(START);
let jira: LocalJira;
let edition: 'cloud' | 'server' = 'cloud';
beforeEach(async () => {
  now = Date.parse(START);
  jira = await startLocalJira({ now: () => now, projects: ['ABC', 'XYZ'], edition });
});
afterEach(async () => {
  expect(jira.violations, 'Jira has no such addresses').toEqual([]);
  await jira.close();
});

/** With the local Jira in the place of every site; with an app at Atlassian where a test wants one. */
const withJira = (more: () => Readonly<Record<string, string>> = () => ({})) =>
  testApp({
    start: START,
    env: () => ({ PUBLIC_URL, JIRA_API_URL: jira.url, ATLASSIAN_API_URL: jira.url, ...more() }),
  });

type Muster = ReturnType<typeof withJira>;

async function openSettings(muster: Muster) {
  const mira = muster.as(ADMIN);
  await mira.openHome();
  await mira.press('Settings', HOME);
  return mira;
}

/** Everything Jira told by now has come to where Muster listens, and what follows from it is done. */
async function deliver(muster: Muster): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const hook of jira.hooks.takeHeld())
    statuses.push(await jira.hooks.send({ ...hook, url: hook.url.replace(PUBLIC_URL, muster.url) }));
  await muster.settled();
  return statuses;
}

async function chooseFirst(muster: Muster) {
  const mira = await openSettings(muster);
  await mira.press('Choose projects', HOME);
  expect(mira.modalText()).toContain('0 of 2 projects are read.');
  const modal = JSON.stringify(mira.modal().blocks);
  const [, name] = /"block_id":"(boxes-[^"]+)"/.exec(modal) ?? [];
  const [, abc] = /"text":"ABC[^}]*\},"value":"([^"]+)"/.exec(modal) ?? [];
  await mira.submit({ [String(name)]: [String(abc)] });
  await muster.settled();
  return mira;
}

const issuesOf = async (muster: Muster) =>
  (await muster.store.sql<{ key: string; points: string | null }[]>`select key, points from issues order by key`).map(
    ({ key, points }) => `${key} ${points}`,
  );

describe.each([
  ['cloud', { site: 'acme.atlassian.net', email: LOCAL_EMAIL, token: LOCAL_API_TOKEN }],
  ['server', { site: 'jira.acme.com/browse/ABC-1', token: LOCAL_API_TOKEN }],
] as const)('a site of %s connected by a token', (which, SITE) => {
  beforeAll(() => {
    edition = which;
  });
  const muster = withJira();

  it('leads from Home to issues that follow what Jira tells', async () => {
    jira.world.create({ summary: 'Old', points: 2 });
    jira.world.create({ summary: 'Elsewhere', project: 'XYZ' });
    const mira = await openSettings(muster);
    expect(mira.homeText()).toContain('doesn’t know your sprints and issues yet');
    await mira.press('Connect Jira', HOME);
    await mira.submit(SITE);
    const shown = mira.modalText();
    expect(shown).toContain(`${PUBLIC_URL}/webhooks/jira`);
    const [, secret] = /`([\w-]{43})`/.exec(shown) ?? [];
    mira.closeModal();
    await muster.settled();

    await chooseFirst(muster);
    await openSettings(muster);
    expect(mira.homeText()).toContain('1 of 2 projects are read.');
    expect(mira.homeText()).toContain('Points seem to be in “Story Points”');
    await mira.press('Points and done', HOME);
    await mira.submit({});
    await openSettings(muster);
    expect(mira.homeText()).toContain('Points are in “Story Points”.');
    expect(await issuesOf(muster)).toEqual(['ABC-1 2']);

    jira.hooks.hold();
    jira.hooks.tell({ kind: 'admin', url: `${PUBLIC_URL}/webhooks/jira`, secret: String(secret) });
    jira.world.create({ summary: 'New' });
    jira.world.setPoints('ABC-2', 5);
    jira.world.create({ summary: 'Not chosen', project: 'XYZ' });
    expect(await deliver(muster)).toEqual([202, 202, 202]);
    expect(await issuesOf(muster)).toEqual(['ABC-1 2', 'ABC-2 5']);
  });

  it('says what is wrong beside what was typed, and in words when it breaks', async () => {
    const mira = await openSettings(muster);
    await mira.press('Connect Jira', HOME);
    await mira.submit({ ...SITE, token: 'another-token-than-that' });
    expect(JSON.stringify(mira.modal())).not.toContain('another-token-than-that');
    expect(await muster.store.sql`select 1 from connections`).toHaveLength(0);
    await mira.submit(SITE);
    mira.closeModal();
    await muster.settled();
    jira.troubles.push({ path: /myself/, status: 401 });
    await openSettings(muster);
    await mira.press('Test', HOME);
    expect(mira.modalText()).toContain('Make a new one and connect again');
    mira.closeModal();
    await openSettings(muster);
    expect(mira.homeText()).toContain('needs you');
    await mira.press('Test', HOME);
    expect(mira.modalText()).toContain('works');
    mira.closeModal();
    await openSettings(muster);
    await mira.press('Disconnect', HOME);
    expect(mira.homeText()).toContain('doesn’t know your sprints and issues yet');
    const told = JSON.stringify(await muster.store.sql`select * from history`);
    expect(told).toContain('connection.disconnect');
    expect(told).not.toContain(LOCAL_API_TOKEN);
  });
});

describe('a site connected in a browser', () => {
  beforeAll(() => {
    edition = 'cloud';
  });
  const { clientId, clientSecret } = LOCAL_ATLASSIAN_APP;
  const muster = withJira(() => ({ ATLASSIAN_CLIENT_ID: clientId, ATLASSIAN_CLIENT_SECRET: clientSecret }));

  /** A browser: keeps its cookies, and reaches the public address where Muster listens. */
  function openBrowser() {
    let cookie = '';
    return async (address: string) => {
      const response = await fetch(address.replace(PUBLIC_URL, muster.url), {
        headers: { cookie },
        redirect: 'manual',
      });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return { status: response.status, text: await response.text() };
    };
  }
  async function askForLink(): Promise<string> {
    const mira = await openSettings(muster);
    await mira.press('Connect Jira', HOME);
    await mira.submit({});
    const [link] =
      /https:\/\/muster\.example\.com\/connect\/jira\?state=[\w.%-]+/.exec(JSON.stringify(mira.modal())) ?? [];
    return String(link);
  }
  const done = (link: string) =>
    `${PUBLIC_URL}/connect/jira/done?code=${LOCAL_CODE}&state=${new URL(link).searchParams.get('state')}`;

  it('registers its webhook by itself, hears by tokens of the app, and renews both in time', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    const out = await browse(link);
    expect([out.status, out.text.includes(`${jira.url}/authorize?`)]).toEqual([200, true]);
    expect((await openBrowser()(done(link))).status).toBe(410);
    expect((await browse(done(link))).status).toBe(200);
    expect((await browse(done(link))).status).toBe(410);
    await muster.settled();
    const mira = muster.as(ADMIN);
    await mira.press('Choose projects', mira.lastMessage());
    expect(mira.modalText()).toContain('0 of 2 projects');
    mira.closeModal();
    await chooseFirst(muster);
    const [row] = await muster.store.sql`select id, token from connections`;
    expect(row?.token).toMatch(/^v1:k1:/);
    expect(jira.world.hooks).toMatchObject([
      { url: `${PUBLIC_URL}/webhooks/jira?connection=${row?.id}`, projects: ['ABC'] },
    ]);

    jira.hooks.hold();
    jira.hooks.tell({ kind: 'dynamic', clientSecret });
    jira.world.create({ summary: 'Told' });
    expect(await deliver(muster)).toEqual([202]);
    expect(await issuesOf(muster)).toEqual(['ABC-1 null']);
    const [hook] = jira.world.hooks;
    const before = hook?.expiresAt ?? 0;

    jira.oauth.expire();
    for (const day of [10, 17, 18]) {
      now = Date.parse(START) + day * 24 * 3_600_000;
      await muster.advanceTo(new Date(now).toISOString());
    }
    expect(jira.world.hooks).toHaveLength(1);
    expect(jira.world.hooks[0]?.expiresAt).toBeGreaterThan(before + 10 * 24 * 3_600_000);
    expect(jira.oauth.given()).toBeGreaterThan(1);
    jira.world.create({ summary: 'Still told' });
    expect(await deliver(muster)).toEqual([202]);
    expect(await issuesOf(muster)).toEqual(['ABC-1 null', 'ABC-2 null']);
  });
});
