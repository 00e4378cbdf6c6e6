import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitHub } from '../../../src/adapters/github/create-github.ts';
import type { CodeHostClient } from '../../../src/ports/outbound/code-host.ts';
import { type LocalGitHub, startLocalGitHub } from '../../fakes/github/local-github.ts';
import { LOCAL_APP, LOCAL_TOKEN } from '../../fakes/github/options.ts';
import { failedDelivery } from '../../fakes/github/world.ts';
import { testClock } from '../../support/test-clock.ts';
import { failureIn } from './github-room.ts';

const clock = testClock('2026-11-25T09:00:00Z');
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
let github: LocalGitHub;
let client: CodeHostClient;

beforeEach(async () => {
  clock.set('2026-11-25T09:00:00Z');
  github = await startLocalGitHub({
    now: () => clock.now().getTime(),
    repositories: [{ name: 'web', pullRequests: 130, deployments: 120 }],
  });
  const host = createGitHub({ apiUrl: github.url, clock, writePauseMs: 0 });
  client = host.open({ kind: 'token', token: LOCAL_TOKEN });
});
afterEach(() => github.close());

async function allHistory(size = 25) {
  const items = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Awaited<ReturnType<CodeHostClient['readHistory']>> = await client.readHistory('acme/web', {
      cursor,
      size,
    });
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

describe('history in one piece', () => {
  it('says of every pull request what seven lists say of it, in a fraction of the requests', async () => {
    const history = await allHistory();
    const questions = github.calls.length;
    expect(history).toHaveLength(130);
    expect(questions).toBe(6);

    for (const one of history.slice(0, 8)) {
      const { number } = one.pullRequest;
      expect(one.pullRequest).toEqual(await client.getPullRequest('acme/web', number));
      expect(one.reviews).toEqual(await client.listReviews('acme/web', number));
      expect(one.comments).toEqual(await client.listComments('acme/web', number));
      expect(one.timeline).toEqual(await client.listTimeline('acme/web', number));
      // Only history tells how many lines a commit changes.
      const commits = one.commits.map((commit) => ({ ...commit, size: null }));
      expect(commits).toEqual((await client.listCommits('acme/web', number)).map(withoutBotAccount));
      expect(one.checks).toEqual(await client.listChecks('acme/web', one.pullRequest.head.sha));
      const files = await client.listFiles('acme/web', number);
      expect(one.files).toEqual(files.map((file) => ({ ...file, patch: null })));
      expect(one.more).toEqual([]);
    }
  });

  it('goes from the last changed to the first, as the list of pull requests does', async () => {
    const numbers = (await allHistory(50)).map(({ pullRequest }) => pullRequest.number);
    const first = await client.listPullRequests('acme/web', { cursor: null });
    if (first.kind !== 'page' || first.next === null) throw new Error('two pages were expected');
    const second = await client.listPullRequests('acme/web', { cursor: first.next });
    if (second.kind !== 'page') throw new Error('a page was expected');
    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(numbers);
  });

  it('names the parts of which there is more than a page', async () => {
    const repository = github.world.repository('acme/web');
    const pull = repository?.pull(7);
    if (!repository || !pull) throw new Error('no pull request 7');
    const commit = pull.commits[0];
    if (commit === undefined) throw new Error('no commit');
    const sha = (n: number) => n.toString(16).padStart(40, '0');
    const commits = Array.from({ length: 130 }, (_, n) => ({ ...commit, sha: sha(n) }));
    repository.put({ ...pull, commits, updatedAt: '2026-11-25T08:59:00Z' });

    const first = (await allHistory()).find(({ pullRequest }) => pullRequest.number === 7);
    expect(first?.commits).toHaveLength(100);
    expect(first?.pullRequest.size?.commits).toBe(130);
    expect(first?.more).toEqual(['commits']);
    expect(await client.listCommits('acme/web', 7)).toHaveLength(130);
  });

  it('says that a repository is gone, and that GitHub asks to wait, in the port’s words', async () => {
    expect((await failureIn(client.readHistory('acme/nothing', { cursor: null, size: 5 }))).failure).toBe('gone');
    github.limits.limit({ kind: 'secondary', status: 403, retryAfterSeconds: 90, forMs: 90_000 });
    const limited = await failureIn(client.readHistory('acme/web', { cursor: null, size: 5 }));
    expect([limited.failure, limited.retryAfterMs]).toEqual(['limited', 90_000]);
    await failureIn(client.readHistory('acme/web', { cursor: null, size: 5 }));
    expect(github.limits.violations).toEqual([]);
  });

  it('tells an unchanged list by its mark, at no cost', async () => {
    const first = await client.listPullRequests('acme/web', { cursor: null });
    if (first.kind !== 'page') throw new Error('a page was expected');
    const again = await client.listPullRequests('acme/web', { cursor: null, etag: first.etag });
    expect(again).toEqual({ kind: 'unchanged' });
    expect(github.calls.at(-1)).toMatchObject({ status: 304, points: 0 });
  });
});

describe('what hangs on commits', () => {
  it('reads a commit with what it changes, and a note beside it', async () => {
    const repository = github.world.repository('acme/web');
    const sha = repository?.pull(3)?.commits[0]?.sha ?? '';
    expect((await client.getCommit('acme/web', sha)).files[0]?.patch).toContain('@@');
    expect(await client.findAiNote('acme/web', sha)).toBeNull();
    repository?.notes.set(sha, 'written by a machine');
    expect(await client.findAiNote('acme/web', sha)).toBe('written by a machine');
  });

  it('reads every deployment with its last state', async () => {
    const first = await client.listDeployments('acme/web', { cursor: null });
    if (first.kind !== 'page' || first.next === null) throw new Error('two pages were expected');
    const second = await client.listDeployments('acme/web', { cursor: first.next });
    if (second.kind !== 'page') throw new Error('a page was expected');
    expect(first.items.length + second.items.length).toBe(120);
    const production = first.items.find(({ environment }) => environment === 'production');
    expect(production?.production).toBe(true);
    expect(['success', 'failure']).toContain(production?.state);
  });
});

describe('deliveries that nobody took', () => {
  const since = new Date('2026-11-22T09:00:00Z');

  it('are named once each, without those that came later, were asked for again, or belong to another installation', async () => {
    const host = createGitHub({ apiUrl: github.url, clock, writePauseMs: 0 });
    const installationId = String(LOCAL_APP.installationId);
    const app = host.open({ kind: 'app', appId: String(LOCAL_APP.id), privateKey, installationId });
    const failed = Array.from({ length: 5 }, (_, n) => failedDelivery(n, '2026-11-25T08:00:00Z'));
    const [first, second] = failed;
    if (!first || !second) throw new Error('five were made');
    github.world.deliveries.push(
      { ...first, id: 99, redelivery: true },
      { ...second, id: 98, status: 'OK', statusCode: 200 },
      ...failed,
      { ...failedDelivery(50, '2026-11-25T08:00:00Z'), installationId: 4 },
      failedDelivery(60, '2026-11-20T08:00:00Z'),
    );
    const found = await app.listFailedDeliveries(since, []);
    expect(found.map(({ id }) => Number(id) % 1_000)).toEqual([2, 3, 4]);
    for (const one of found) await app.redeliver(one);
    expect(await app.listFailedDeliveries(since, [])).toEqual([]);
  });

  it('are looked for at each repository’s own webhook where a token is used', async () => {
    github.world.hooks.push(
      { id: 5, repository: 'acme/web', url: 'https://muster.acme.example/webhooks/github' },
      { id: 6, repository: 'acme/web', url: 'https://elsewhere.example/hook' },
    );
    github.world.deliveries.push(failedDelivery(1, '2026-11-25T08:00:00Z'));
    const found = await client.listFailedDeliveries(since, ['acme/web']);
    expect(found.map(({ hook }) => hook)).toEqual([{ repository: 'acme/web', id: '5' }]);
    for (const one of found) await client.redeliver(one);
    expect(github.calls.at(-1)?.path).toMatch(/^\/repos\/acme\/web\/hooks\/5\/deliveries\/\d+\/attempts/);
  });
});

/** GraphQL knows no accounts of bots beside a commit. */
function withoutBotAccount<T extends { author: { account: { bot: boolean } | null } }>(commit: T) {
  const { author } = commit;
  return author.account?.bot ? { ...commit, author: { ...author, account: null } } : commit;
}
