import type { Sql } from 'postgres';
import type { Clock } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import { waiting } from './waiting.ts';

/** Shows how much waits to be said, how old the oldest is, and what was given up; sent rows are never read. */
export function showDepth({ metrics, sql, clock }: { metrics: Metrics; sql: Sql; clock: Clock }): void {
  metrics.gauge('muster_outbox_depth', 'Messages not settled, and those given up, by state.', async () =>
    (await readDepth(sql)).map(({ state, rows }) => ({ labels: { state }, value: rows })),
  );
  metrics.gauge('muster_outbox_age_seconds', 'Age of the oldest message not settled, by state.', async () =>
    (await readDepth(sql))
      .filter(({ state }) => state !== 'dead')
      .map(({ state, oldestMs }) => ({
        labels: { state },
        value: Math.max(0, (clock.now().getTime() - oldestMs) / 1_000),
      })),
  );
  metrics.gauge('muster_outbox_paused_workspaces', 'Workspaces whose connection to Slack is broken.', async () => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from outbox_budgets where method = 'all'`;
    return [{ value: row?.n ?? 0 }];
  });
}

/** Four parts, each by its own partial index. */
async function readDepth(sql: Sql): Promise<{ state: string; rows: number; oldestMs: number }[]> {
  const rows = await sql<{ state: string; n: number; oldest_ms: number }[]>`
    select state, count(*)::int as n, (extract(epoch from min(enqueued_at)) * 1000)::float8 as oldest_ms
    from (
      select state, enqueued_at from outbox where ${waiting(sql, 'post')}
      union all select state, enqueued_at from outbox where ${waiting(sql, 'edit')}
      union all select state, enqueued_at from outbox where message_ts is not null and state in ('leased', 'posting')
      union all select state, enqueued_at from outbox where state = 'dead' or (state = 'unknown' and leased_until is null)
    ) unsettled
    group by state`;
  return rows.map((row) => ({ state: row.state, rows: row.n, oldestMs: row.oldest_ms }));
}
