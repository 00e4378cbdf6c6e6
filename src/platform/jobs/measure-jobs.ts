import type { Sql } from 'postgres';
import type { Metrics } from '../metrics.ts';
import { DEAD_QUEUE, QUEUE } from './queue.ts';

/** Depth and age of the queue and what was put aside, for `/metrics`. */
export function measureJobs(metrics: Metrics, sql: Sql): void {
  metrics.gauge('muster_jobs', 'Jobs by state.', async () => {
    const rows = await sql<{ state: string; count: number }[]>`
      select state::text as state, count(*)::int as count from pgboss.job
      where name = ${QUEUE} and state < 'completed' group by state`;
    const counts = new Map(rows.map((row) => [row.state, row.count]));
    return ['created', 'retry', 'active'].map((state) => ({ labels: { state }, value: counts.get(state) ?? 0 }));
  });
  metrics.gauge('muster_jobs_oldest_seconds', 'Age of the oldest job that could run and does not.', async () => {
    const rows = await sql<{ age: number }[]>`
      select coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as age from pgboss.job
      where name = ${QUEUE} and state < 'active' and start_after <= now()`;
    return [{ value: rows[0]?.age ?? 0 }];
  });
  metrics.gauge('muster_jobs_dead', 'Jobs put aside because they can not succeed.', async () => {
    const rows = await sql<{ job: string; count: number }[]>`
      select data ->> 'kind' as job, count(*)::int as count from pgboss.job where name = ${DEAD_QUEUE} group by 1`;
    return rows.map((row) => ({ labels: { job: row.job }, value: row.count }));
  });
}

export async function countUnfinished(sql: Sql): Promise<number> {
  const rows = await sql<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where name = ${QUEUE} and state < 'completed'`;
  return rows[0]?.count ?? 0;
}
