import type { Sql } from 'postgres';
import type { Driver } from './driver.ts';
import { countKept, countTasks } from './kept.ts';
import type { SlackProcess } from './slack.ts';
import { until } from './wait.ts';

export type Verdict = {
  /** Acknowledged commands without exactly one task, history row and card. */
  readonly unkept: number;
  /** Tasks of commands whose answer said that nothing was changed: whoever believes it types it again. */
  readonly denied: number;
  readonly tasks: number;
  /** Cards that nobody got. */
  readonly lost: number;
  /** Keys said more than once. */
  readonly duplicates: number;
  /** Rows of inbox, outbox and jobs that nobody will touch again. */
  readonly stuck: number;
  readonly stuckSamples: readonly string[];
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
  const { unkept, tasks } = await countKept(sql, driver.acknowledged);
  const wanted = await sql<{ key: string }[]>`select key from outbox where state = 'sent'`;
  const cards = await sql<{ key: string }[]>`select key from outbox where kind = 'tasks.card'`;
  const said = await slack.control.keys();
  const counts = await slack.control.counts();
  const violations = await slack.control.violations();
  const stuck = await listStuck(sql, now());
  const owed = new Set([...wanted, ...cards].map(({ key }) => key));
  return {
    unkept,
    denied: await countTasks(sql, driver.denied),
    tasks,
    lost: [...owed].filter((key) => said[key] === undefined).length,
    duplicates: Object.keys(await slack.control.duplicates()).length,
    stuck: drained ? stuck.length : await countOpen(sql, now()),
    stuckSamples: [...new Set(stuck)].slice(0, 5),
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
  verdict.denied === 0 &&
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

/** What was given up, and tasks whose day has passed without anybody being told; each in words. */
async function listStuck(sql: Sql, now: Date): Promise<string[]> {
  const rows = await sql<{ what: string }[]>`
    select concat('outbox ', kind, ' ', state, ' ', coalesce(dead_reason, last_error)) as what
      from outbox where state in ('dead', 'unknown')
    union all select concat('delivery ', source, ' ', last_error) from deliveries where dead_at is not null
    union all select concat('job ', name, ' ', left(output::text, 200)) from pgboss.job where state = 'failed'
    union all select concat('overdue unmarked T-', number, ' due ', due_at, ' waits ',
        (select count(*) from schedules s where s.key = t.id::text), ' runs ',
        (select jsonb_agg(concat(r.name, ' ', r.outcome, ' ', r.due_at, ' claimed ', r.claimed_at, ' finished ', r.finished_at)) from runs r where r.key = t.id::text))
      from tasks t where due_at <= ${now.toISOString()}::timestamptz and overdue_at is null
        and status in ('assigned', 'in_progress', 'blocked')`;
  return rows.map(({ what }) => what);
}
