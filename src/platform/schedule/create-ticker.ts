import cron, { type ScheduledTask } from 'node-cron';
import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { Schedule } from '../../ports/inbound/feature.ts';
import type { Clock, Log } from '../../ports/outbound/system.ts';
import type { JobMachine } from '../jobs/create-jobs.ts';
import type { Metrics } from '../metrics.ts';
import { claimDue } from './claim-due.ts';
import { nameList } from './name-list.ts';
import { createRunPurge } from './purge-runs.ts';
import { manyRunsJob, scheduleJob } from './run-schedule.ts';

export type TickerOptions = {
  /** The owner's pool: the tables are the machine's. */
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly jobs: Pick<JobMachine, 'add' | 'register' | 'unfinished'>;
};

export type Ticker = {
  /** Says what can come due, and registers the job that runs it. Once, before the job machine opens. */
  register(schedules: readonly Schedule[]): void;
  /** Makes a workspace's rows of every recurring schedule, first due at once. Harmless when repeated. */
  ensureRecurring(workspaceId: WorkspaceId): Promise<void>;
  /** Begins to tick once a second. */
  start(): void;
  /** Ends ticking and waits for a tick under way. */
  stop(): Promise<void>;
  /** Queues everything due at `now`, earliest first. For tests and a clock that is moved by hand. */
  tickNow(now: Date): Promise<void>;
  /** The next instant anything is due, null without any: a clock moved by hand stops there first. */
  nextDueAt(): Promise<Date | null>;
  /** True when no tick is under way and no job waits or runs. */
  idle(): Promise<boolean>;
};

/** Ticks once a second; what is due is decided by the clock port, so nothing depends on when or whether a tick comes. */
export function createTicker({ sql, clock, log, metrics, jobs }: TickerOptions): Ticker {
  const schedules = new Map<string, Schedule>();
  const purge = createRunPurge(sql);
  let task: ScheduledTask | null = null;
  let ticking: Promise<void> | null = null;
  let failing = false;

  const tickNow = async (now: Date) => {
    while ((await claimDue({ sql, schedules, now, addJobs: jobs.add })) > 0);
  };
  const tick = async () => {
    try {
      await tickNow(clock.now());
      await purge(clock.now());
      failing = false;
    } catch (error) {
      // Said once: while the database is away this comes every second.
      if (!failing) log.warn({ event: 'schedule.tick-failed', error }, 'a tick failed; the next one makes up for it');
      failing = true;
    }
  };
  const tickOnce = () => {
    ticking ??= tick().finally(() => {
      ticking = null;
    });
    return ticking;
  };
  return {
    register(list) {
      for (const schedule of list) {
        if (schedules.has(schedule.name)) throw new Error(`two schedules are called ${schedule.name}`);
        schedules.set(schedule.name, schedule);
      }
      const options = { sql, clock, metrics, schedules };
      jobs.register({ jobs: [scheduleJob(options), manyRunsJob(options)] });
    },
    ensureRecurring: (workspaceId) => ensureRecurring(sql, { schedules, workspaceId, now: clock.now() }),
    start() {
      task ??= cron.schedule('* * * * * *', () => tickOnce(), { suppressMissedWarning: true });
    },
    async stop() {
      await task?.destroy();
      task = null;
      await ticking;
    },
    tickNow,
    nextDueAt: () => findNextDue(sql, [...schedules.keys()]),
    idle: async () => ticking === null && (await jobs.unfinished()) === 0,
  };
}

async function ensureRecurring(
  sql: Sql,
  wanted: { schedules: ReadonlyMap<string, Schedule>; workspaceId: WorkspaceId; now: Date },
): Promise<void> {
  const names = [...wanted.schedules.values()].filter(({ every }) => every !== undefined).map(({ name }) => name);
  if (names.length === 0) return;
  await sql`
    insert into schedules (workspace_id, name, key, args, next_run_at, recurring)
    select ${wanted.workspaceId}, name, '', '{}', ${wanted.now.toISOString()}::text::timestamptz, true
    from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) as name
    on conflict do nothing`;
}

async function findNextDue(sql: Sql, names: readonly string[]): Promise<Date | null> {
  const rows = await sql<{ dueMs: number | null }[]>`
    select (extract(epoch from min(next_run_at)) * 1000)::float8 as "dueMs" from schedules
    where name in (${nameList(sql, names)})`;
  const dueMs = rows[0]?.dueMs ?? null;
  return dueMs === null ? null : new Date(dueMs);
}
