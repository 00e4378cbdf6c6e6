import type { Sql } from 'postgres';
import type { Driver } from './driver.ts';
import type { SlackProcess } from './slack.ts';
import { until } from './wait.ts';

export type Verdict = {
  /** Acknowledged commands without exactly one task, history row and card. */
  readonly unkept: number;
  readonly tasks: number;
  /** Cards that nobody got. */
  readonly lost: number;
  /** Keys said more than once. */
  readonly duplicates: number;
  /** Rows of inbox, outbox and jobs that nobody will touch again. */
  readonly stuck: number;
  readonly said: number;
  readonly looks: number;
  /** Slack's limits that were broken. */
  readonly violations: number;
  readonly violationSamples: readonly string[];
};

/** Waits until everything is said, then compares what was acknowledged, what is stored and what Slack has. */
export async function judgeRoom(room: {
  sql: Sql;
  slack: SlackProcess;
  driver: Driver;
  limitMs: number;
  /** Muster's own, where it was moved. */
  now?: () => Date;
}): Promise<Verdict> {
  const { sql, slack, driver, limitMs, now = () => new Date() } = room;
  const isDone = async () => (await countOpen(sql, now())) === 0;
  const drained = await until('everything is said', isDone, { limitMs, everyMs: 100 })
    .then(() => true)
    .catch(() => false);
  const numbers = JSON.stringify([...driver.acknowledged]);
  const [kept] = await sql<{ unkept: number; tasks: number }[]>`
    with said as (select n::int as n from jsonb_array_elements_text(${numbers}::text::jsonb) n),
    kept as (
      select substring(title from 'number ([0-9]+)')::int as n, count(*) as tasks,
        sum((select count(*) from history h where h.subject_id = t.id and h.action = 'task.create')) as rows,
        sum((select count(*) from outbox o where o.key like 'task:' || t.id || ':%')) as cards
      from tasks t group by 1
    )
    select (select count(*)::int from said left join kept using (n)
        where (tasks = 1 and rows = 1 and cards = 1) is not true) as unkept,
      (select count(*)::int from tasks) as tasks`;
  const wanted = await sql<{ key: string }[]>`select key from outbox where state = 'sent'`;
  const cards = await sql<{ key: string }[]>`select key from outbox where kind = 'tasks.card'`;
  const said = await slack.control.keys();
  const counts = await slack.control.counts();
  const violations = await slack.control.violations();
  const owed = new Set([...wanted, ...cards].map(({ key }) => key));
  return {
    unkept: kept?.unkept ?? -1,
    tasks: kept?.tasks ?? -1,
    lost: [...owed].filter((key) => said[key] === undefined).length,
    duplicates: Object.keys(await slack.control.duplicates()).length,
    stuck: drained ? await countStuck(sql, now()) : await countOpen(sql, now()),
    said: Object.keys(said).length,
    looks: Object.entries(counts)
      .filter(([name]) => name.startsWith('conversations.history'))
      .reduce((sum, [, times]) => sum + times, 0),
    violations: violations.length,
    violationSamples: [...new Set(violations.map(({ kind, details }) => `${kind}: ${details}`))].slice(0, 5),
  };
}

export const holds = (verdict: Verdict): boolean =>
  verdict.unkept === 0 &&
  verdict.lost === 0 &&
  verdict.duplicates === 0 &&
  verdict.stuck === 0 &&
  verdict.violations === 0;

/** What is still to be done: messages, deliveries, jobs, schedules. */
async function countOpen(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select ((select count(*) from outbox where state not in ('sent', 'dropped', 'dead'))
      + (select count(*) from deliveries where processed_at is null and dead_at is null)
      + (select count(*) from pgboss.job where state in ('active', 'retry') or (state = 'created' and start_after <= now()))
      + (select count(*) from schedules where next_run_at <= ${now.toISOString()}::timestamptz))::int as n`;
  return row?.n ?? -1;
}

/** What was given up, and tasks whose day has passed without anybody being told. */
async function countStuck(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select ((select count(*) from outbox where state in ('dead', 'unknown'))
      + (select count(*) from deliveries where dead_at is not null)
      + (select count(*) from pgboss.job where state = 'failed')
      + (select count(*) from tasks where due_at <= ${now.toISOString()}::timestamptz and overdue_at is null
        and status in ('assigned', 'in_progress', 'blocked')))::int as n`;
  return row?.n ?? -1;
}
