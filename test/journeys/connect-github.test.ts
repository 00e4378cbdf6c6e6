import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import { LOCAL_MANIFEST_CODE, LOCAL_TOKEN } from '../fakes/github/options.ts';
import { testApp } from '../support/test-app.ts';
import { sendWebhook, webhook } from '../support/webhooks.ts';

const PUBLIC_URL = 'https://muster.example.com';
const ADMIN = 'U0MIRA';
const HOME = { kind: 'home' } as const;
const MODAL = { kind: 'modal' } as const;

let github: LocalGitHub;
beforeAll(async () => {
  github = await startLocalGitHub({
    organisation: 'acme',
    repositories: [{ name: 'web' }, { name: 'api', private: true }],
  });
});
afterAll(() => github.close());

let callsBefore = 0;
beforeEach(() => {
  callsBefore = github.calls.length;
});
const conversions = () =>
  github.calls.slice(callsBefore).filter(({ path }) => path.startsWith('/app-manifests')).length;

const muster = testApp({ env: () => ({ GITHUB_API_URL: `${github.url}/`, PUBLIC_URL }) });

/** A browser: keeps its cookies, and reaches the public address where Muster listens. */
function openBrowser() {
  let cookie = '';
  return async (address: string) => {
    const response = await fetch(address.replace(PUBLIC_URL, muster.url), { headers: { cookie }, redirect: 'manual' });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

/** From Home to the link, as an admin. */
async function askForLink(organisation = 'acme'): Promise<string> {
  const mira = muster.as(ADMIN);
  await openSettings();
  await mira.press('Connect GitHub', HOME);
  await mira.submit({ organisation });
  const found = JSON.stringify(mira.modal().blocks).match(
    /https:\/\/muster\.example\.com\/connect\/github\?state=[\w.%-]+/,
  );
  if (found === null) throw new Error(`no link: ${mira.modalText()}`);
  return found[0];
}

async function openSettings(): Promise<void> {
  const mira = muster.as(ADMIN);
  await mira.openHome();
  await mira.press('Settings', HOME);
}

function stateOf(link: string): string {
  return new URL(link).searchParams.get('state') ?? '';
}

const done = (state: string, code = LOCAL_MANIFEST_CODE) =>
  `${PUBLIC_URL}/connect/github/done?code=${code}&state=${state}`;

describe('connecting GitHub by the manifest flow', () => {
  it('leads from Home to an app, its installation, and repositories to choose from', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    const out = await browse(link);
    expect(out.status).toBe(200);
    expect(out.text).toContain(`action="${github.url}/organizations/acme/settings/apps/new?state=`);
    expect(out.headers.get('content-security-policy')).toContain(`form-action 'self' ${github.url}`);

    const back = await browse(done(stateOf(link)));
    expect(back.status).toBe(200);
    expect(back.text).toContain('https://github.com/apps/muster-acme/installations/new');

    await openSettings();
    const mira = muster.as(ADMIN);
    expect(mira.homeText()).toContain('made but not installed yet');
    await mira.press('Check again', HOME);
    expect(mira.modalText()).toContain('Installed on acme.');
    mira.closeModal();

    await openSettings();
    expect(mira.homeText()).toContain('2 repositories to choose from');
    await mira.press('Test', HOME);
    expect(mira.modalText()).toContain('these rights are missing: security_events');
    mira.closeModal();
    await mira.press('Disconnect', HOME);
    expect(mira.homeText()).toContain('doesn’t know your pull requests yet');
  });

  it('needs no second look when GitHub tells of the installation, and says in Slack what comes next', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    await browse(link);
    await browse(done(stateOf(link)));
    const installed = {
      action: 'created',
      installation: { id: 815, account: { id: 1, login: 'acme', type: 'Organization' } },
      repositories: [],
      sender: { id: 2, login: 'mira', type: 'User' },
    };
    const signed = webhook('localwebhooksecret', { event: 'installation', payload: installed });
    expect((await sendWebhook(muster.url, signed)).status).toBe(202);
    expect((await sendWebhook(muster.url, signed)).status).toBe(202);
    await muster.settled();

    const mira = muster.as(ADMIN);
    const notes = muster.slack.directMessages(ADMIN).filter(({ key }) => key?.startsWith('connection:'));
    expect(notes).toHaveLength(1);
    await mira.press('Choose repositories', mira.lastMessage());
    expect(mira.modalText()).toContain('0 of 2 repositories are read.');
  });

  it('keeps what it got sealed, and history without it', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    await browse(link);
    await browse(done(stateOf(link)));
    const { sql } = muster.store;
    const [app] = await sql`select private_key, webhook_secret from github_apps`;
    expect(app?.private_key).toMatch(/^v1:k1:/);
    expect(app?.webhook_secret).toMatch(/^v1:k1:/);
    const told = JSON.stringify([await sql`select * from history`, await sql`select * from connect_requests`]);
    expect(told).toContain('connection.make-app');
    for (const secret of ['PRIVATE KEY', 'localwebhooksecret', stateOf(link).split('.')[2] ?? ''])
      expect(told).not.toContain(secret);
  });
});

describe('a link or a way back that isn’t right', () => {
  const twist = (state: string, part: 0 | 1 | 2, to: string) => state.split('.').with(part, to).join('.');
  const UUID = '0190a000-0000-7000-8000-000000000009';

  it.each([
    ['no state', () => ''],
    ['words', () => 'let me in'],
    ['another workspace’s state', (state: string) => twist(state, 0, UUID)],
    ['another request’s state', (state: string) => twist(state, 1, UUID)],
    ['a guessed secret', (state: string) => twist(state, 2, 'A'.repeat(43))],
    ['SQL', (state: string) => `${state}' or '1'='1`],
  ])('with %s leads nowhere, and nothing is asked of GitHub', async (_what, change) => {
    const browse = openBrowser();
    const link = await askForLink();
    await browse(link);
    const state = encodeURIComponent(change(stateOf(link)));
    expect((await browse(`${PUBLIC_URL}/connect/github?state=${state}`)).status).toBe(410);
    expect((await browse(done(state))).status).toBe(410);
    expect(conversions()).toBe(0);
  });

  it('is good once', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    await browse(link);
    const both = await Promise.all([browse(done(stateOf(link))), browse(done(stateOf(link)))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await browse(done(stateOf(link)))).status).toBe(410);
    expect((await browse(link)).status).toBe(410);
    expect(conversions()).toBe(1);
  });

  it('is good in the browser that opened the link alone', async () => {
    const [own, strange] = [openBrowser(), openBrowser()];
    const link = await askForLink();
    await own(link);
    expect((await strange(done(stateOf(link)))).status).toBe(410);
    const other = await askForLink();
    await strange(other);
    expect((await strange(done(stateOf(link)))).status).toBe(410);
    expect((await own(done(stateOf(link)))).status).toBe(200);
  });

  it('is good for an hour', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    await browse(link);
    await muster.advanceTo('2026-11-25T10:00:00Z');
    expect((await browse(link)).status).toBe(410);
    expect((await browse(done(stateOf(link)))).status).toBe(410);
  });

  it('with a code GitHub doesn’t know says how to start again', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    await browse(link);
    const back = await browse(done(stateOf(link), 'unknown'));
    expect([back.status, back.text]).toEqual([410, expect.stringContaining('Start again in Slack')]);
  });

  it('sends nobody elsewhere, runs no script, is kept nowhere', async () => {
    const browse = openBrowser();
    const link = await askForLink();
    const out = await browse(`${link}&redirect_uri=https://evil.example`);
    const back = await browse(`${done(stateOf(link))}&redirect_uri=https://evil.example&next=//evil.example`);
    for (const { headers, text } of [out, back]) {
      expect(headers.get('location')).toBeNull();
      expect(text).not.toContain('evil.example');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('script-src');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(out.headers.getSetCookie()[0]).toMatch(/; Path=\/connect\/github;.*HttpOnly.*SameSite=Lax/i);
  });
});

describe('connecting GitHub by a token', () => {
  it('says what to set at GitHub, and takes what is signed so', async () => {
    const mira = muster.as(ADMIN);
    await openSettings();
    await mira.press('Use a token', HOME);
    await mira.submit({ token: LOCAL_TOKEN });
    const said = mira.modalText();
    expect(said).toContain(`${PUBLIC_URL}/webhooks/github`);
    const secret = /[\w-]{43}/.exec(said)?.[0] ?? '';
    const ping = { event: 'ping', payload: { zen: 'Keep it logically awesome.' } };
    expect((await sendWebhook(muster.url, webhook(secret, ping))).status).toBe(202);
    expect((await sendWebhook(muster.url, webhook(`${secret}x`, ping))).status).toBe(401);
    await muster.settled();
    mira.closeModal();

    await openSettings();
    await mira.press('Webhook', HOME);
    expect(mira.modalText()).toContain(secret);
    expect(mira.homeText()).not.toContain(secret);
  });

  it('refuses what is no token, with the form still open', async () => {
    const mira = muster.as(ADMIN);
    await openSettings();
    await mira.press('Use a token', HOME);
    const answer = await mira.submit({ token: 'two words here' });
    expect(Object.values(answer.errors).join()).toContain('doesn’t look like a token');
  });
});

describe('what is read', () => {
  it('is what an admin ticks, and can be changed later', async () => {
    const mira = muster.as(ADMIN);
    await openSettings();
    await mira.press('Use a token', HOME);
    await mira.submit({ token: LOCAL_TOKEN });
    mira.closeModal();
    await openSettings();
    await mira.press('Choose repositories', HOME);
    const [api] = await muster.store.sql`select id from repositories where full_name = 'acme/api'`;
    await mira.submit({ 'boxes-0-0': [api?.id] });
    expect(mira.homeText()).toContain('1 of 2 repositories are read.');

    await mira.press('Choose repositories', HOME);
    await mira.press('Select all 2', MODAL);
    expect(mira.modalText()).toContain('2 of 2 repositories are read.');
    await mira.press('Select none', MODAL);
    expect(mira.modalText()).toContain('0 of 2 repositories are read.');
    const rows = await muster.store
      .sql`select action, after from history where action = 'connection.choose-repositories' order by at, id`;
    expect(rows.map(({ after }) => after.selected)).toEqual([['acme/api'], ['acme/web'], []]);
  });
});

describe('teams of the organisation', () => {
  it('are proposed, and become teams here by one click', async () => {
    const mira = muster.as(ADMIN);
    await openSettings();
    await mira.press('Use a token', HOME);
    await mira.submit({ token: LOCAL_TOKEN });
    mira.closeModal();
    await openSettings();
    await mira.press('Teams (1)', HOME);
    expect(mira.modalText()).toContain('Platform');
    await mira.press('Create', MODAL);
    expect(mira.modalText()).toContain('It is a team here already.');
    mira.closeModal();
    await openSettings();
    expect(mira.homeText()).toContain('*Platform*');
  });
});

describe('somebody who is no admin', () => {
  it('sees nothing of connections in Home', async () => {
    await muster.as('U0JONAS').openHome();
    await muster.as('U0JONAS').press('Settings', HOME);
    expect(muster.as('U0JONAS').homeText()).not.toContain('GitHub');
  });
});
