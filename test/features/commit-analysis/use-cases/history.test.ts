import { beforeEach, describe, expect, it } from 'vitest';
import { planReading, READS_PER_HOUR } from '../../../../src/features/commit-analysis/use-cases/plan-reading.ts';
import { planWeighing } from '../../../../src/features/commit-analysis/use-cases/plan-weighing.ts';
import { weighCommits } from '../../../../src/features/commit-analysis/use-cases/weigh-commits.ts';
import type { WeighPayload } from '../../../../src/features/commit-analysis/use-cases/weigh-later.ts';
import { listSelectedRepositories } from '../../../../src/features/connections/index.ts';
import { recordFacts } from '../../../../src/features/pull-requests/index.ts';
import type { ScheduleEntry } from '../../../../src/ports/outbound/jobs.ts';
import type { Model } from '../../../../src/ports/outbound/model.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { toldPull } from '../told-pull.ts';
import {
  account,
  analysisNeeds,
  commitOf,
  estimates,
  fakeHost,
  fakeModel,
  prepare,
  REPOSITORY,
  shares,
  type Told,
} from '../world.ts';

const db = testDatabase();
beforeEach(() => prepare(db));

const jobs = (queue: WeighPayload[]) => ({
  add: async (_tx: unknown, _definition: unknown, payloads: readonly unknown[]) =>
    void queue.push(...(payloads as WeighPayload[])),
});
const outbox = { note: async () => {}, card: async () => {}, cards: async () => {}, refresh: async () => {} } as never;
const schedules = {
  plan: async (_tx: unknown, [entry]: readonly ScheduleEntry[]) => {
    nextReadAt = entry?.at ?? null;
  },
} as never;
const needs = (host = fakeHost([]), model: Model | null = null) => ({
  ...analysisNeeds(db, host, model),
  ...{ outbox, schedules },
});

/** As the sync tells it: without diffs. */
async function tellHistory(number: number, commits: readonly Told[], options: { readonly sized?: boolean } = {}) {
  const head = String(number).padStart(40, 'e');
  const files = commits.flatMap((one) => one.files.map((file) => ({ ...file, patch: null })));
  const listed = commits.map(({ files: own, ...one }) => ({
    ...one,
    size: options.sized === false ? null : { additions: sum(own, 'additions'), deletions: sum(own, 'deletions') },
  }));
  await db.store.scope(WORKSPACE, async (tx) => {
    const [repository] = await listSelectedRepositories(tx);
    if (repository === undefined) throw new Error('no repository');
    await recordFacts(needs(), tx, {
      ...{ workspaceId: WORKSPACE, repository, origin: 'backfill' },
      pullRequests: [toldPull({ number, head: { ref: 'x', sha: head } })],
      commits: [{ number, headSha: head, commits: listed }],
      files: [{ number, headSha: head, files }],
    });
  });
}
const sum = (files: Told['files'], part: 'additions' | 'deletions') => files.reduce((all, one) => all + one[part], 0);

const weighHistory = async (commits: readonly Told[]) => {
  const queued: WeighPayload[] = [];
  const shas = commits.map(({ sha }) => sha);
  await planWeighing(
    { ...needs(), jobs: jobs(queued) },
    { workspaceId: WORKSPACE, repositoryId: REPOSITORY, shas, origin: 'backfill' },
  );
  return queued;
};
/** When the next hour’s reading comes; null: never. */
let nextReadAt: Date | null = null;
beforeEach(() => {
  nextReadAt = null;
});

/** An hour’s reading. */
const read = async (host: ReturnType<typeof fakeHost>, model: Model | null = null) => {
  const queued: WeighPayload[] = [];
  await planReading({ ...needs(host), jobs: jobs(queued) }, WORKSPACE);
  for (const job of queued) await weighCommits(needs(host, model), job);
  return queued.flatMap(({ shas }) => shas);
};
const basis = async () =>
  (await db.store.sql<{ basis: string }[]>`select basis from commit_estimates order by sha`).map((row) => row.basis);

describe('history', () => {
  const commits = [commitOf(1), commitOf(2), commitOf(3)];

  it('is weighed at once without a request, whatever its age, and says that sizes are all it knows', async () => {
    const old = commitOf(4, { authoredAt: new Date('2025-11-20T10:00:00Z') });
    await tellHistory(7, [...commits, old]);
    expect(await weighHistory([...commits, old])).toEqual([]);
    const rows = await estimates(db);
    expect(rows).toHaveLength(4);
    expect(rows.every(({ value, reasons }) => value > 0.3 && reasons[0]?.code === 'from-sizes')).toBe(true);
    expect(await basis()).toEqual(['sizes', 'sizes', 'sizes', 'sizes']);
  });

  it('belongs to the people who wrote it, as its diffs would say', async () => {
    const pair = commitOf(1, { message: 'Pair up\n\nCo-authored-by: Bo <bo@example.org>' });
    const bot = commitOf(2, { author: { name: 'ci', email: 'ci@ci.dev', account: account('ci[bot]', true) } });
    const told = [pair, bot, commitOf(3)];
    await tellHistory(7, told);
    await weighHistory(told);
    const bySizes = await shares(db);
    expect(bySizes).toEqual(['1: ana@example.org 0.50, bo@example.org 0.50', '3: ana@example.org 1.00']);
    await read(fakeHost(told));
    expect(await shares(db)).toEqual(bySizes);
  });

  it('comes to exactly the diff’s values once its diffs are read, under the same ids', async () => {
    await tellHistory(7, commits);
    await weighHistory(commits);
    const ids = await db.store.sql`select id from commit_estimates order by sha`;
    await read(fakeHost(commits));
    const converged = await estimates(db);
    expect(await db.store.sql`select id from commit_estimates order by sha`).toEqual(ids);
    expect(await basis()).toEqual(['diff', 'diff', 'diff']);
    expect(nextReadAt).not.toBeNull();
    nextReadAt = null;
    await read(fakeHost([]));
    expect(nextReadAt).toBeNull();
    await db.store.sql`delete from commit_shares`;
    await db.store.sql`delete from commit_estimates`;
    const batch = { workspaceId: WORKSPACE, repositoryId: REPOSITORY, shas: commits.map(({ sha }) => sha), live: true };
    await weighCommits(needs(fakeHost(commits)), batch);
    expect(await estimates(db)).toEqual(converged);
  });

  it('is read newest first, forty an hour, and goes on where it stopped', async () => {
    const many = Array.from({ length: 95 }, (_, n) =>
      commitOf(n, {
        authoredAt: new Date(Date.parse('2026-02-01T00:00:00Z') + n * 3_600_000),
        files: commitOf(1).files,
      }),
    );
    await tellHistory(7, many);
    await weighHistory(many);
    const host = fakeHost(many);
    const newest = many.map(({ sha }) => sha).reverse();
    expect(await read(host)).toEqual(newest.slice(0, READS_PER_HOUR));
    expect(await read(host)).toEqual(newest.slice(40, 80));
    expect(await read(host)).toEqual(newest.slice(80));
    expect(await read(host)).toEqual([]);
    expect(host.asked).toHaveLength(95);
  });

  it('asks once for what a force-push has swept away, and nothing of repositories that are deselected', async () => {
    await tellHistory(7, commits);
    await weighHistory(commits);
    const host = fakeHost(commits.slice(1));
    expect(await read(host)).toHaveLength(3);
    expect(await basis()).toEqual(['gone', 'diff', 'diff']);
    expect(await read(host)).toEqual([]);
    await db.store.sql`update commit_estimates set basis = 'sizes'`;
    await db.store.sql`update repositories set selected_at = null`;
    expect(await read(host)).toEqual([]);
  });

  it('never takes the place of what a diff said, in either order and however often it is told', async () => {
    const batch = { workspaceId: WORKSPACE, repositoryId: REPOSITORY, shas: [commits[0]?.sha ?? ''], live: true };
    await tellHistory(7, commits);
    await weighCommits(needs(fakeHost(commits)), batch);
    const [first] = await estimates(db);
    await weighHistory(commits);
    await weighHistory(commits);
    expect((await estimates(db))[0]).toEqual(first);
    expect(await basis()).toEqual(['diff', 'sizes', 'sizes']);
  });

  it('counts copies once when its diffs are read', async () => {
    const copy = commitOf(1, { sha: 'c'.repeat(40), authoredAt: new Date('2026-03-02T10:00:00Z') });
    await tellHistory(7, [commitOf(1)]);
    await tellHistory(8, [copy]);
    await weighHistory([commitOf(1), copy]);
    await read(fakeHost([commitOf(1), copy]));
    const [original, copied] = await estimates(db);
    expect([(original?.value ?? 0) > 0, copied?.value]).toEqual([true, 0]);
  });

  it('leaves the model half of its day', async () => {
    await tellHistory(7, commits);
    await weighHistory(commits);
    await db.store
      .sql`insert into model_spending (workspace_id, on_day, tokens) values (${WORKSPACE}, '2026-03-04', 199000)`;
    const { model, questions } = fakeModel(() => ({ kind: 'answered', value: { commits: [] }, tokens: 10 }));
    await read(fakeHost(commits), model);
    expect(questions).toEqual([]);
    expect((await estimates(db)).map(({ refinement }) => refinement)).toEqual(['kept', 'kept', 'kept']);
  });
});
