import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actions, button } from '../../src/kit/blocks/index.ts';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import type { LocalGitHubOptions } from '../fakes/github/options.ts';
import { connectByToken } from '../support/github-connection.ts';
import type { Persona } from '../support/persona.ts';
import type { Screen } from '../support/screen.ts';
import { testApp } from '../support/test-app.ts';

const START = '2026-11-25T09:00:00Z';
let github: LocalGitHub;
let options: LocalGitHubOptions = {};
let now = () => Date.parse(START);

beforeEach(async () => {
  github = await startLocalGitHub({ until: START, now: () => now(), ...options });
});
afterEach(() => github.close());

/** Wednesday 25 November 2026, 10:00 in Berlin: Mira is the workspace's owner, Ana isn't an admin. */
describe('the past of a repository', () => {
  options = {
    repositories: [
      { name: 'api', pullRequests: 12, deployments: 8 },
      { name: 'web', pullRequests: 60 },
    ],
    days: 120,
  };
  const muster = testApp({ start: START, env: () => ({ GITHUB_API_URL: `${github.url}/` }) });
  let mira: Persona;

  beforeEach(async () => {
    now = () => muster.clock.now().getTime();
    mira = muster.as('U0MIRA');
    await connect();
  });

  async function connect() {
    const [row] = await muster.store.sql<{ id: WorkspaceId }[]>`select id from workspaces`;
    if (row === undefined) throw new Error('no workspace');
    await connectByToken(muster.store, { workspaceId: row.id, world: github.world, at: muster.clock.now() });
  }
  const count = async (table: string) => {
    const [row] = await muster.store.sql<{ n: number }[]>`select count(*)::int as n from ${muster.store.sql(table)}`;
    return row?.n ?? 0;
  };
  /** How many pull requests changed in so many days. */
  const changedIn = (days: number) => {
    const since = new Date(Date.parse(START) - days * 86_400_000).toISOString();
    return github.world.repositories.flatMap((one) => one.byUpdate()).filter(({ updatedAt }) => updatedAt >= since)
      .length;
  };

  it('comes on “Sync now”: 90 days with all that happened, in one card that tells how far it is', async () => {
    const said = await mira.press('Sync now', syncButton());
    expect(said.text).toContain('I fetch it now');
    expect(await count('pull_requests')).toBeGreaterThanOrEqual(changedIn(90));
    expect(await count('pull_requests')).toBeLessThan(changedIn(120) + 1);
    expect(await count('deployments')).toBe(8);
    expect(mira.messages().filter((text) => text.includes('GitHub history'))).toHaveLength(1);
    const card = mira.lastMessage();
    expect(mira.messages().at(-1)).toContain('*GitHub history of acme*');
    expect(mira.messages().at(-1)).toContain('of 2 repositories, 90 days back.');
    const before = await count('pull_requests');

    await mira.press('90 more days', card);
    expect(await count('pull_requests')).toBe(72);
    expect(before).toBeLessThan(72);
    expect(mira.messages().at(-1)).toContain('180 days back.');
    expect(await muster.metrics()).toContain('muster_sync_repositories{step="done"} 2');
  });

  it('costs one request a page, and nothing when nothing changed', async () => {
    await mira.press('Sync now', syncButton());
    const pages = github.calls.filter(({ path }) => path === '/graphql').length;
    expect(pages).toBeLessThanOrEqual(9);
    const first = github.calls.length;
    await mira.press('Sync now', mira.lastMessage());
    await mira.press('Sync now', mira.lastMessage());
    const later = github.calls.slice(first);
    expect(later.filter(({ status }) => status === 304)).toHaveLength(2);
  });

  it('is brought up to date each day, without a word', async () => {
    await mira.press('Sync now', syncButton());
    const messages = mira.messages().length;
    const web = github.world.repository('acme/web');
    const pull = web?.pull(9);
    if (!web || !pull) throw new Error('no pull request');
    web.put({ ...pull, title: 'Renamed while Muster was away', updatedAt: '2026-11-26T08:00:00Z' });
    await muster.advanceTo('2026-11-26T09:00:01Z');
    const rows = await muster.store.sql`select title from pull_requests where title like 'Renamed%'`;
    expect(rows).toHaveLength(1);
    expect(mira.messages()).toHaveLength(messages);
  });

  it('is nobody’s to ask for but an admin’s', async () => {
    const ana = muster.as('U0ANA');
    expect((await ana.press('Sync now', syncButton())).text).toContain('Only admins');
    expect(github.calls).toEqual([]);
  });

  it('says what to do when GitHub refuses', async () => {
    github.limits.fail('graphql', { kind: 'status', status: 401 }, { times: 9 });
    await mira.press('Sync now', syncButton());
    expect(mira.messages().at(-1)).toContain('GitHub doesn’t let me read on. Open *Settings*, press *Test*');
  });
});

function syncButton(): Screen {
  const blocks = [actions([button({ id: 'pull-requests.sync-now', text: 'Sync now' })])];
  return { kind: 'message', channelId: 'C0GENERAL', ts: '1764000000.000200', ephemeral: true, blocks };
}
