import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import { LOCAL_MANIFEST_CODE } from '../fakes/github/options.ts';
import { testApp } from '../support/test-app.ts';

const PUBLIC_URL = 'https://muster.example.com';
const ADMIN = 'U0MIRA';

let github: LocalGitHub;
beforeAll(async () => {
  github = await startLocalGitHub({
    organisation: 'acme',
    repositories: [{ name: 'web' }, { name: 'api', private: true }],
  });
});
afterAll(() => github.close());

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
    /https:\/\/muster\.example\.com\/connect\/github\?state=[\w.-]+/,
  );
  if (found === null) throw new Error(`no link: ${mira.modalText()}`);
  return found[0];
}

const HOME = { kind: 'home' } as const;

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
  });
});
