import { openHistoryGround } from '../test/torture/stage/history-ground.ts';
import { startReader } from '../test/torture/stage/read-history.ts';
import { round } from './load/percentiles.ts';
import { type BenchResult, barred, shown } from './measure/report.ts';
import { SECONDS } from './settings.ts';

/** `BENCH_SECONDS=10` tries it with a tenth of them. */
const PULL_REQUESTS = SECONDS >= 60 ? 5_000 : 500;
/** What GitHub takes for a page of 25 with everything on them; 1 to 3 s is usual, so this is hard on us. */
const PAGE_MS = 600;

/** The past of a repository with 5,000 pull requests: the time should be GitHub's. */
export async function benchSync(): Promise<BenchResult> {
  const ground = await openHistoryGround({
    ...{ days: 85, until: new Date().toISOString(), latencyMs: 100, graphqlLatencyMs: PAGE_MS },
    repositories: [{ name: 'web', pullRequests: PULL_REQUESTS, deployments: 300 }],
  });
  try {
    const { task, sql } = await ground.fresh('bench');
    const ms = (await startReader(task).done) ?? 0;
    const { calls, points, busyMs } = await ground.github.stats();
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from pull_requests`;
    const ours = (ms - busyMs) / ms;
    const each = round((ms - busyMs) / Math.max(1, row?.n ?? 0));
    return {
      name: 'sync',
      rows: [
        barred('pull requests read', String(row?.n), String(PULL_REQUESTS), row?.n === PULL_REQUESTS),
        shown('time', `${round(ms / 1000)} s, of which GitHub ${round(busyMs / 1000)} s (${PAGE_MS} ms a page)`),
        barred('our share of the time', `${round(ours * 100)} %`, 'under 20 %', ours < 0.2),
        shown('our time for each pull request', `${each} ms`),
        shown('requests, points of 5,000 an hour', `${calls}, ${points}`),
      ],
      data: { ms, calls, points, busyMs, pullRequests: row?.n },
    };
  } finally {
    await ground.close();
  }
}
