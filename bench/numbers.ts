import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { refreshFacts } from '../src/features/kpis/use-cases/refresh-facts.ts';
import { placePeople } from '../src/features/kpis/use-cases/refresh-placements.ts';
import type { PersonId, WorkspaceId } from '../src/kit/ids.ts';
import { inBackground } from '../src/platform/background.ts';
import { migrateJobs } from '../src/platform/jobs/migrate-jobs.ts';
import { openEmbedded } from '../src/platform/store/embedded/open-embedded.ts';
import { migrate } from '../src/platform/store/migrate.ts';
import { type OpenStore, openPool, openStore } from '../src/platform/store/open-store.ts';
import { silentLog } from '../test/support/silent-log.ts';
import { latencyOf, round } from './load/percentiles.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { idOf, inventPull, kinds, PEOPLE } from './numbers/invent.ts';
import { rawFigures } from './numbers/raw.ts';
import { seedNumbers, tellPull, WORKSPACE } from './numbers/seed.ts';
import { buildTab, VIEWS, type View } from './numbers/tab.ts';

/** `BENCH_PULLS=20000` for a quick trial. */
const LARGE = Number(process.env.BENCH_PULLS ?? 200_000);
const SMALL = 2_000;
/** Views of each kind, and pull requests merged between them. */
const LOOKS = 60;
const MERGES = 40;
/** Sources of all bars: what issue 7 asks for. */
const TAB_MS = 100;
const RATIO = 1.5;
const MERGE_MS = 20;

const EVERYBODY = Array.from({ length: PEOPLE }, (_, n) => idOf(kinds.person, n) as PersonId);

const now = new Date();
const clock = { now: () => now };
const workspaceId = WORKSPACE as WorkspaceId;

/** Numbers of a large workspace beside those of a small one, and beside what SQL over raw rows takes for the same. */
export async function benchNumbers(): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  const server = await openEmbedded({ dataDir, log: silentLog });
  try {
    const measured = [];
    for (const pulls of [SMALL, LARGE]) {
      const address = { ...server.connection, database: `numbers_${pulls}` };
      const admin = openPool(server.connection, 1);
      await admin.unsafe(`create database ${address.database}`);
      await admin.end({ timeout: 5 });
      await migrate({ address, log: silentLog, also: [migrateJobs] });
      // What is measured beside Muster may take its time.
      const store = await openStore({ address, pool: 8, clock, statementTimeoutMs: 60_000 });
      try {
        measured.push(await measure(store, pulls));
      } finally {
        await store.close();
      }
    }
    const [small, large] = measured;
    if (small === undefined || large === undefined) throw new Error('nothing was measured');
    return { name: 'numbers', rows: rowsOf(small, large), data: { small, large } };
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Measured = Awaited<ReturnType<typeof measure>>;

async function measure(store: OpenStore, pulls: number) {
  const seededMs = await timed(() => seedNumbers(store.sql, pulls, now));
  // All have merged before, so where their work belongs is known.
  await store.scope(workspaceId, (tx) => placePeople(tx, { personIds: EVERYBODY, now }));
  // The first look at each: what is kept of longer times is computed.
  const first: number[] = [];
  for (let n = 0; n < LOOKS; n += 1) for (const view of VIEWS) first.push(await look(store, { view, n }));
  const calm: Record<View, number[]> = { developer: [], lead: [], admin: [] };
  for (let n = 0; n < LOOKS; n += 1) for (const view of VIEWS) calm[view].push(await look(store, { view, n }));
  const merges: number[] = [];
  const after: number[] = [];
  for (let n = 0; n < MERGES; n += 1) {
    await tellPull(store.sql, inventPull(pulls + n, now.getTime() - (MERGES - n) * 60_000));
    merges.push(await timed(() => refresh(store)));
    after.push(await look(store, { view: 'admin', n }));
  }
  const raw: number[] = [];
  for (let n = 0; n < 10; n += 1)
    raw.push(await timed(() => store.scope(workspaceId, (tx) => rawFigures(tx, { weeks: 12, now }))));
  return {
    ...{
      pulls,
      seededMs,
      merges: latencyOf(merges),
      first: latencyOf(first),
      after: latencyOf(after),
      raw: latencyOf(raw),
    },
    views: { developer: latencyOf(calm.developer), lead: latencyOf(calm.lead), admin: latencyOf(calm.admin) },
    all: latencyOf(VIEWS.flatMap((view) => calm[view])),
    walk: await measureWalk(store),
    sizes: await sizesOf(store.sql),
  };
}

function look(store: OpenStore, { view, n }: { readonly view: View; readonly n: number }): Promise<number> {
  return timed(() => buildTab({ scope: store.scope, clock }, { view, person: (n * 7) % PEOPLE }));
}

/** What a job does once a merge is told. */
function refresh(store: OpenStore): Promise<void> {
  return inBackground(() => refreshFacts({ scope: store.scope, clock, jobs: { add: async () => {} } }, workspaceId));
}

/** The first walk after an update, of a part: pull requests a second. */
async function measureWalk(store: OpenStore): Promise<number> {
  await store.sql`
    insert into pull_request_changes (workspace_id, pull_request_id, host_updated_at)
    select workspace_id, id, host_updated_at from pull_requests order by host_updated_at desc limit 1000`;
  const ms = await timed(async () => {
    for (let n = 0; n < 5; n += 1) await refresh(store);
  });
  return Math.round(1_000_000 / ms);
}

async function sizesOf(sql: Sql): Promise<string> {
  const rows = await sql<{ size: string }[]>`
    select relname || ' ' || pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class
    where relkind = 'r' and relname in ('kpi_facts', 'kpi_subjects', 'kpi_weeks', 'kpi_windows', 'pull_requests', 'commits')
    order by relname`;
  return rows.map(({ size }) => size).join(', ');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function rowsOf(small: Measured, large: Measured): Row[] {
  const ratio = round(large.all.p95 / small.all.p95, 2);
  const p95 = Math.max(large.all.p95, large.after.p95);
  return [
    shown('pull requests, commits, people', `${large.pulls}, ${large.pulls * 5}, ${PEOPLE}; beside ${small.pulls}`),
    shown('seeding by COPY', `${Math.round(large.seededMs / 1000)} s`),
    barred('building the Numbers tab, 12 weeks: p95', `${p95} ms`, `under ${TAB_MS} ms`, p95 < TAB_MS),
    barred(`the same ÷ that of ${small.pulls}`, `× ${ratio}`, `under × ${RATIO}`, ratio < RATIO),
    ...VIEWS.map((view) =>
      shown(
        `as ${view}: p50, p95`,
        `${large.views[view].p50}, ${large.views[view].p95} ms; small ${small.views[view].p50}, ${small.views[view].p95} ms`,
      ),
    ),
    shown(
      'first look of all at anything: p50, max',
      `${large.first.p50}, ${large.first.max} ms; small ${small.first.p50}, ${small.first.max} ms`,
    ),
    shown(
      'first look after each merge: p50, p95',
      `${large.after.p50}, ${large.after.p95} ms; small ${small.after.p50}, ${small.after.p95} ms`,
    ),
    barred(
      'a merge into all roll-ups: p95',
      `${large.merges.p95} ms`,
      `under ${MERGE_MS} ms`,
      large.merges.p95 < MERGE_MS,
    ),
    shown('the same: p50, max; small p50', `${large.merges.p50}, ${large.merges.max} ms; ${small.merges.p50} ms`),
    shown(
      '12 weeks’ figures of the workspace by SQL over raw rows: p50',
      `${large.raw.p50} ms; small ${small.raw.p50} ms`,
    ),
    shown('computing again after an update', `${large.walk} pull requests a second`),
    shown('on disk', large.sizes),
  ];
}
