import { beforeEach, describe, expect, it } from 'vitest';
import { planWeighing } from '../../../../src/features/commit-analysis/use-cases/plan-weighing.ts';
import { settleSquash } from '../../../../src/features/commit-analysis/use-cases/settle-squash.ts';
import { weighCommits } from '../../../../src/features/commit-analysis/use-cases/weigh-commits.ts';
import type { WeighPayload } from '../../../../src/features/commit-analysis/use-cases/weigh-later.ts';
import { listSelectedRepositories } from '../../../../src/features/connections/index.ts';
import { recordFacts } from '../../../../src/features/pull-requests/index.ts';
import { listAiEvidence } from '../../../../src/features/pull-requests/store/ai-evidence.ts';
import type { PullRequestId } from '../../../../src/kit/ids.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { toldPull } from '../told-pull.ts';
import { account, analysisNeeds, commitOf, estimates, fakeHost, prepare, REPOSITORY, type Told } from '../world.ts';

const db = testDatabase();
beforeEach(() => prepare(db));

const head = 'e'.repeat(40);
const merge = 'f'.repeat(40);

const merged = toldPull({
  ...{ state: 'closed', mergedAt: new Date('2026-03-03T13:00:00Z'), closedAt: new Date('2026-03-03T13:00:00Z') },
  ...{ updatedAt: new Date('2026-03-03T13:00:00Z'), mergeCommitSha: merge },
});
const outbox = { note: async () => {}, card: async () => {}, cards: async () => {}, refresh: async () => {} };
const needs = (host = fakeHost([])) => ({ ...analysisNeeds(db, host), outbox: outbox as never });

const record = (facts: Partial<Parameters<typeof recordFacts>[2]>) =>
  db.store.scope(WORKSPACE, async (tx) => {
    const [repository] = await listSelectedRepositories(tx);
    if (repository === undefined) throw new Error('no repository');
    await recordFacts(needs(), tx, { workspaceId: WORKSPACE, repository, origin: 'backfill', bySync: true, ...facts });
  });
const ofPull = (commits: readonly Told[]) => [{ number: 7, headSha: head, commits }];

async function planned(shas: string[], origin: 'live' | 'backfill') {
  const added: WeighPayload[] = [];
  const jobs = {
    add: async (_tx: unknown, _definition: unknown, payloads: readonly unknown[]) =>
      void added.push(...(payloads as WeighPayload[])),
  };
  await planWeighing({ ...needs(), jobs }, { workspaceId: WORKSPACE, repositoryId: REPOSITORY, shas, origin });
  return added;
}

describe('planning what is weighed', () => {
  it('takes all that is pushed, ten in a job, and of history without a pull request the last thirty days', async () => {
    const fresh = Array.from({ length: 12 }, (_, n) => commitOf(n));
    const old = commitOf(20, { authoredAt: new Date('2026-01-20T10:00:00Z') });
    await record({ commits: ofPull([...fresh, old]) });
    const shas = [...fresh, old].map(({ sha }) => sha);
    const live = await planned(shas, 'live');
    expect(live.map((job) => [job.shas.length, job.live])).toEqual([
      [10, true],
      [3, true],
    ]);
    const history = await planned(shas, 'backfill');
    expect(history.flatMap((job) => job.shas)).toEqual(fresh.map(({ sha }) => sha));
    expect(history.every(({ live }) => !live)).toBe(true);
  });

  it('leaves out what a pull request became when it was squashed, in either order of the news', async () => {
    const written = [commitOf(1), commitOf(2)];
    const squash = { ...commitOf(1), sha: merge, files: written.flatMap(({ files }) => files) };
    // Its push came first, and it was weighed.
    await record({
      pushes: [
        { branch: 'main', at: new Date('2026-03-03T13:00:00Z'), commits: [squash], after: squash.sha, isBreak: false },
      ],
    });
    const batch = { workspaceId: WORKSPACE, repositoryId: REPOSITORY, shas: [merge], live: false };
    await weighCommits(needs(fakeHost([squash])), batch);
    expect((await estimates(db))[0]?.value).toBeGreaterThan(0);
    await record({ pullRequests: [merged], commits: ofPull(written) });
    const [row] = await db.store.sql<{ id: PullRequestId }[]>`select id from pull_requests`;
    const news = { workspaceId: WORKSPACE, pullRequestId: row?.id ?? ('' as PullRequestId) };
    await settleSquash(needs(), news);
    await settleSquash(needs(), news);
    expect(await estimates(db)).toMatchObject([{ value: 0, reasons: [{ code: 'copy' }] }]);
    expect((await planned([merge, ...written.map(({ sha }) => sha)], 'live')).flatMap(({ shas }) => shas)).toEqual(
      written.map(({ sha }) => sha),
    );
  });
});

describe('AI evidence', () => {
  const evidence = (about: 'commit' | 'pull-request', subjects: readonly string[]) =>
    db.store.scope(WORKSPACE, (tx) => listAiEvidence(tx, { repositoryId: REPOSITORY, about, subjects }));

  it('is kept with its source and quote, once, from texts, accounts, files and notes', async () => {
    const footer = '🤖 Generated with [Claude Code](https://claude.com/claude-code)';
    const trailer = 'Co-authored-by: Cursor <cursoragent@cursor.com>';
    const written = commitOf(1, { message: `Split it\n\n${trailer}` });
    const facts = {
      pullRequests: [toldPull({ body: `Splits it.\n\n${footer}`, author: account('devin-ai-integration[bot]', true) })],
      commits: ofPull([written]),
      files: [{ number: 7, headSha: head, files: [{ ...written.files[0], path: 'CLAUDE.md' } as never] }],
    };
    await record(facts);
    await record(facts);
    expect(await evidence('pull-request', ['7'])).toEqual([
      { about: 'pull-request', subject: '7', tool: 'claude-code', source: 'file', proves: 'use', quote: 'CLAUDE.md' },
      { about: 'pull-request', subject: '7', tool: 'claude-code', source: 'signature', proves: 'work', quote: footer },
      {
        about: 'pull-request',
        subject: '7',
        tool: 'devin',
        source: 'account',
        proves: 'work',
        quote: 'devin-ai-integration[bot]',
      },
    ]);
    expect(await evidence('commit', [written.sha])).toMatchObject([
      { tool: 'cursor', source: 'trailer', quote: trailer },
    ]);
  });

  it('of a note is read when the commit is weighed', async () => {
    const commit = commitOf(1);
    const host = fakeHost([commit]);
    host.note = '{"schema_version":"authorship/3.0.0","prompts":{"a":{"agent_id":{"tool":"codex","id":"x"}}}}';
    const batch = { workspaceId: WORKSPACE, repositoryId: REPOSITORY, shas: [commit.sha], live: true };
    await weighCommits(needs(host), batch);
    expect(await evidence('commit', [commit.sha])).toMatchObject([{ tool: 'codex', source: 'note' }]);
  });
});
