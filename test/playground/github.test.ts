import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { directId, personId } from '../../playground/company.ts';
import { sendWebhook } from '../../playground/muster/send-webhook.ts';
import { connectGitHub } from '../../playground/past/living/connect-github.ts';
import type { GitHubShown, PullShown, SentRequest, Timeline } from '../../playground/web/contract.ts';
import { createGitHub } from '../../src/adapters/github/create-github.ts';
import { createClock } from '../../src/adapters/system/clock.ts';
import { barePlayground, withDatabase } from './bare-playground.ts';

const NOON = new Date('2026-11-25T11:00:00Z');
const API = 'tidewater/api';
const [ana, ben, ravi] = ['ana', 'ben', 'ravi'].map(personId) as [string, string, string];

type Result = { readonly notice: string | null };
type Payload = Readonly<Record<string, unknown>>;

describe('the company’s GitHub', () => {
  const playground = barePlayground(NOON);
  const act = (as: string, what: object) => playground.act<Result>('github', { as, act: { repository: API, ...what } });
  const shown = () => playground.look<GitHubShown>('github', { as: ana });
  const pull = async (number: number): Promise<PullShown> => {
    const found = (await shown()).repositories[0]?.pulls.find((one) => one.number === number);
    if (found === undefined) throw new Error(`there is no #${number}`);
    return found;
  };
  /** Oldest first. */
  const sentAbout = async (number: number): Promise<readonly SentRequest[]> => {
    const { deliveries } = await pull(number);
    const all = deliveries.map(({ id }) => playground.look<SentRequest>('delivery', { as: ana, id: String(id) }));
    return (await Promise.all(all)).toReversed();
  };
  const ask = (path: string, token = playground.world.github.token) =>
    fetch(`${playground.world.github.apiUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });

  beforeAll(async () => {
    const { world } = playground;
    expect(await connectGitHub({ ...world, settle: world.clock.settle })).toEqual({ kind: 'done' });
    const opened = { kind: 'open', title: 'Hold a berth for T-12', body: 'Closes T-12.', reviewers: [ben, ravi] };
    await act(ana, opened);
  }, 40_000);

  it('shows an opened pull request with its branch, its first commit and who is asked', async () => {
    const one = await pull(1);
    expect(one).toMatchObject({ number: 1, state: 'open', by: ana, branch: 'hold-a-berth-for-t-12' });
    expect(one.requested).toEqual([ben, ravi]);
    expect(one.story.map(({ kind }) => kind)).toEqual(['commit', 'asked', 'asked']);
    expect(one.files.length).toBeGreaterThan(0);
  });

  it('tells Muster what GitHub would: a push, the opening, and each one who is asked', async () => {
    const sent = await sentAbout(1);
    expect(sent.map(({ what }) => what)).toEqual([
      'webhook push',
      'webhook pull_request opened',
      'webhook pull_request review_requested',
      'webhook pull_request review_requested',
    ]);
    for (const { path, headers, by } of sent) {
      expect([path, by]).toEqual(['/webhooks/github', 'Ana Keller']);
      expect(headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
    }
    const guids = sent.map(({ headers }) => headers['x-github-delivery']);
    expect(new Set(guids).size).toBe(4);
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  });

  it('is let in by Muster only with the right secret', async () => {
    const webhook = { event: 'push', action: null, guid: randomUUID(), hookId: 1, by: 'Nobody', payload: { ref: 'x' } };
    const { muster } = playground.world;
    expect(await sendWebhook(muster, '0'.repeat(40), webhook)).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('takes who has reviewed off the list, moves the branch by a push, and merges', async () => {
    expect(await act(ben, { kind: 'review', number: 1, verdict: 'changes', body: 'Holds it twice.' })).toMatchObject(
      {},
    );
    expect((await pull(1)).requested).toEqual([ravi]);
    await act(ana, { kind: 'push', number: 1, message: 'Hold it once' });
    await act(ben, { kind: 'review', number: 1, verdict: 'approve', body: '' });
    await act(ben, { kind: 'merge', number: 1 });
    const one = await pull(1);
    expect([one.state, one.mergedBy]).toEqual(['merged', ben]);
    expect(one.story.map(({ kind }) => kind).toSorted()).toEqual(
      ['commit', 'asked', 'asked', 'changes', 'commit', 'approved', 'merged'].toSorted(),
    );
    expect((await sentAbout(1)).slice(4).map(({ what }) => what)).toEqual([
      'webhook pull_request_review submitted',
      'webhook push',
      'webhook pull_request synchronize',
      'webhook pull_request_review submitted',
      'webhook pull_request closed',
      'webhook push',
    ]);
  });

  it('goes by the world’s clock', async () => {
    const opened = (await pull(1)).createdAt;
    expect(Date.parse(opened)).toBeGreaterThanOrEqual(NOON.getTime());
    expect(Date.parse(opened)).toBeLessThan(NOON.getTime() + 600_000);
    expect(opened).toMatch(/:\d\dZ$/);
  });

  it.each([
    [ana, { kind: 'open', title: '  ' }, 'A pull request needs a title.'],
    [ana, { kind: 'merge', number: 1 }, 'It is merged by now.'],
    [ana, { kind: 'merge', number: 99 }, 'There is no such pull request.'],
    [ana, { kind: 'push', number: null, message: '' }, 'A commit needs a message.'],
  ])('refuses what GitHub would, as %s %o', async (as, what, words) => {
    expect(await act(as, what)).toEqual({ notice: words });
  });

  it('refuses an approval of one’s own, the merge of a draft, and changes nobody explains', async () => {
    await act(ben, { kind: 'open', title: 'Draft of a season', draft: true, reviewers: [] });
    expect((await act(ben, { kind: 'review', number: 2, verdict: 'approve', body: '' })).notice).toMatch(/own/);
    expect((await act(ana, { kind: 'review', number: 2, verdict: 'changes', body: ' ' })).notice).toMatch(/Say what/);
    expect((await act(ben, { kind: 'merge', number: 2 })).notice).toMatch(/draft/);
    await act(ben, { kind: 'ready', number: 2 });
    expect((await pull(2)).state).toBe('open');
    await act(ben, { kind: 'close', number: 2 });
    expect((await act(ana, { kind: 'push', number: 2, message: 'More' })).notice).toMatch(/closed/);
    await act(ben, { kind: 'reopen', number: 2 });
    expect((await pull(2)).state).toBe('open');
  });

  it('answers programs as GitHub does, and only with the token', async () => {
    expect((await ask('user', 'another')).status).toBe(401);
    expect(await (await ask('user')).json()).toMatchObject({ login: 'maya', type: 'User' });
    const repositories = (await (await ask('user/repos?per_page=2')).json()) as readonly Payload[];
    expect(repositories.map((one) => one.full_name)).toEqual([API, 'tidewater/web']);
    expect((await ask('user/repos?per_page=2')).headers.get('link')).toMatch(/page=2>; rel="next"/);
    const members = (await (await ask('orgs/tidewater/members?per_page=100')).json()) as readonly Payload[];
    expect(members.length).toBe(13);
    expect(await (await ask('users/ravi')).json()).toMatchObject({
      name: 'Ravi Menon',
      email: 'ravi@tidewater.example',
    });
    const pulls = (await (await ask(`repos/${API}/pulls?state=all`)).json()) as readonly Payload[];
    expect(pulls.map(({ number }) => number)).toEqual([2, 1]);
    const one = (await (await ask(`repos/${API}/pulls/1`)).json()) as Payload;
    expect(one).toMatchObject({ merged: true, commits: 2, merged_by: { login: 'ben' } });
    const files = (await (await ask(`repos/${API}/pulls/1/files`)).json()) as readonly Payload[];
    expect(files.length).toBe(one.changed_files);
    const timeline = (await (await ask(`repos/${API}/issues/1/timeline`)).json()) as readonly Payload[];
    expect(timeline.map(({ event }) => event)).toEqual(['review_requested', 'review_requested', 'merged', 'closed']);
    expect((await ask(`repos/${API}/pulls/99`)).status).toBe(404);
    const teams = (await (await ask('orgs/tidewater/teams/web/members')).json()) as readonly Payload[];
    expect(teams.map(({ login }) => login).toSorted()).toEqual(['lena', 'priya', 'sam']);
  });

  it('is read by Muster’s own client', async () => {
    const { apiUrl, token } = playground.world.github;
    const client = createGitHub({ apiUrl: apiUrl.replace(/\/$/, ''), clock: createClock(null) }).open({
      kind: 'token',
      token,
    });
    expect(await client.test()).toEqual({ account: 'maya', missing: [] });
    const repositories = await client.listRepositories({ cursor: null });
    expect(repositories).toMatchObject({ kind: 'page', items: [{ fullName: API, defaultBranch: 'main' }, {}, {}] });
    const members = await client.listMembers('tidewater', { cursor: null });
    expect(members.kind === 'page' && members.items.map(({ login, email }) => [login, email])).toContainEqual([
      'ravi',
      'ravi@tidewater.example',
    ]);
    expect((await client.listTeams('tidewater')).map(({ slug }) => slug)).toContain('platform');
  });

  it('answers the other interface with all there is on a pull request', async () => {
    const { origin, token } = playground.world.github;
    const body = JSON.stringify({
      query: 'query { repository { pullRequests(first: $first) { nodes } } }',
      variables: { owner: 'tidewater', name: 'api', first: 1, after: null },
    });
    const headers = { authorization: `bearer ${token}` };
    const answer = await fetch(`${origin}/api/graphql`, { method: 'POST', headers, body });
    const { data } = (await answer.json()) as { data: { repository: { pullRequests: Payload } } };
    expect(data.repository.pullRequests).toMatchObject({
      pageInfo: { hasNextPage: true, endCursor: '1' },
      nodes: [{ number: 2, state: 'OPEN', author: { login: 'ben' } }],
    });
  });

  it('leads people who follow its addresses to the page', async () => {
    const sent = (await sentAbout(1)).find(({ what }) => what.endsWith('opened'));
    const one = (sent?.body as { pull_request?: { html_url: string } } | undefined)?.pull_request ?? { html_url: '' };
    expect(one.html_url).toBe(`${playground.world.github.origin}/${API}/pull/1`);
    const answer = await fetch(one.html_url, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:\d+\/#\/U01MAYA\/github@1\.1$/);
  });

  it('writes nothing into its payloads that GitHub doesn’t, and all of it in the same form', async () => {
    for (const number of [1, 2]) {
      for (const { what, body } of await sentAbout(number)) {
        const event = String(what.split(' ')[1]);
        expect(strangers(body, examplesOf(event)), what).toEqual([]);
      }
    }
  });

  it('brings a review that is asked for into the reviewer’s messages, as everybody’s account is known', async () => {
    const repository = 'tidewater/pontoon';
    const charlotte = personId('charlotte');
    const opened = { kind: 'open', repository, title: 'Show the gate codes offline', reviewers: [charlotte] };
    await act(personId('arjun'), opened);
    await playground.world.clock.settle();
    const channel = directId(charlotte, 'U01MUSTER');
    const { entries } = await playground.look<Timeline>('timeline', { as: charlotte, channel });
    expect(JSON.stringify(entries)).toContain('Show the gate codes offline');
    expect(JSON.stringify(entries)).toContain(`${playground.world.github.origin}/${repository}/pull/1`);
  });

  it('tells of comments on lines, a force-push, checks and deployments as GitHub does', async () => {
    const repository = 'tidewater/web';
    const [lena, priya] = ['lena', 'priya'].map(personId) as [string, string];
    const opened = { kind: 'open', repository, title: 'Draw the pier in one go', reviewers: [lena] };
    await act(priya, opened);
    const web = async () => (await shown()).repositories[1];
    const one = async () => (await web())?.pulls.find(({ title }) => title === opened.title);
    const number = (await one())?.number;
    const path = (await one())?.files[0];
    const line = { path, body: 'Why twice?' };
    await act(lena, { kind: 'review', repository, number, verdict: 'comment', body: '', line });
    await act(priya, { kind: 'force-push', repository, number, message: 'Draw the pier once' });
    expect(await act(priya, { kind: 'check', repository, number, conclusion: 'failure' })).toEqual({ notice: null });
    await act(priya, { kind: 'check', repository, number, conclusion: 'success' });
    await act(priya, { kind: 'deploy', repository, state: 'success' });
    const elsewhere = { path: 'no/such/file.ts', body: 'Why?' };
    const refused = await act(lena, {
      kind: 'review',
      repository,
      number,
      verdict: 'comment',
      body: '',
      line: elsewhere,
    });
    expect(refused).toEqual({ notice: 'It doesn’t change that file.' });

    const pull = await one();
    expect(pull).toMatchObject({ check: 'success', files: expect.arrayContaining([path]) });
    expect(pull?.story.map(({ kind }) => kind)).toEqual(['asked', 'comment', 'commit', 'forced', 'failed', 'passed']);
    expect((await web())?.deployment).toMatchObject({ state: 'success', by: priya });
    const sent = [...(pull?.deliveries ?? [])].reverse();
    expect(sent.map(({ what }) => what).slice(3)).toEqual([
      ...['pull_request_review submitted', 'pull_request_review_comment created', 'push'],
      ...['pull_request synchronize', 'check_run completed', 'check_run completed'],
    ]);
    const deployed = (await web())?.deliveries.find(({ what }) => what === 'deployment_status created');
    const ids = [...sent, deployed].map((delivery) => String(delivery?.id));
    for (const id of ids) {
      const { what, body, status } = await playground.look<SentRequest>('delivery', { as: ana, id });
      expect(status, what).toBe(202);
      expect(strangers(body, examplesOf(String(what.split(' ')[1]))), what).toEqual([]);
    }
    expect(await facts()).toEqual({ comments: ['review'], checks: ['failure', 'success'], deployments: ['success'] });
  });

  /** What Muster keeps of the above. */
  async function facts() {
    await playground.world.clock.settle();
    return withDatabase(playground, async (sql) => {
      const list = (rows: readonly { readonly word: string }[]) => rows.map(({ word }) => word);
      return {
        comments: list(await sql`select kind as word from pull_request_comments`),
        checks: list(await sql`select conclusion as word from checks order by 1`),
        deployments: list(await sql`select state as word from deployments`),
      };
    });
  }

  it('is the same after a restart, and goes on with its numbers', async () => {
    const before = await shown();
    const { token } = playground.world.github;
    await playground.restart();
    expect(await shown()).toEqual(before);
    expect(playground.world.github.token).toBe(token);
    await act(ravi, { kind: 'open', title: 'Hold a berth for T-12', reviewers: [] });
    expect(await pull(3)).toMatchObject({ branch: 'hold-a-berth-for-t-12-2', by: ravi });
  }, 40_000);
});

/** GitHub's own example payloads of an event. */
function examplesOf(event: string): readonly Payload[] {
  const path = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as readonly { name: string; examples: readonly Payload[] }[];
  return all.find(({ name }) => name === event)?.examples ?? [];
}

/** Fields no example has, or has only with another kind of value. */
function strangers(value: unknown, examples: readonly unknown[], at = ''): readonly string[] {
  // No example shows what it looks like when it is there.
  if (examples.every((one) => one === null)) return [];
  if (Array.isArray(value)) {
    const items = examples.flatMap((one) => (Array.isArray(one) ? one : []));
    return items.length === 0 ? [] : value.flatMap((item) => strangers(item, items, `${at}[]`));
  }
  if (typeof value !== 'object' || value === null) {
    const kinds = new Set(examples.map((one) => (one === null ? 'null' : typeof one)));
    const isKnown = value === null || kinds.has(typeof value);
    return isKnown ? [] : [`${at} is a ${typeof value}, at GitHub ${[...kinds].join(' or ')}`];
  }
  const objects = examples.filter((one): one is Payload => typeof one === 'object' && one !== null);
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = objects.filter((one) => key in one).map((one) => one[key]);
    return known.length === 0 ? [`${at}.${key}`] : strangers(inner, known, `${at}.${key}`);
  });
}
