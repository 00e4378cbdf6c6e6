import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import { createJobs, type JobMachine } from '../../../src/platform/jobs/create-jobs.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import { createSchedules } from '../../../src/platform/schedule/create-schedules.ts';
import { createTicker, type Ticker } from '../../../src/platform/schedule/create-ticker.ts';
import type { Schedule, ScheduleRun } from '../../../src/ports/inbound/feature.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

const HOUR = 3_600_000;
const START = new Date('2026-03-04T09:00:00Z');
const plus = (ms: number) => new Date(START.getTime() + ms);
const hourly = (from: Date) => new Date((Math.floor(from.getTime() / HOUR) + 1) * HOUR);

const db = testDatabase();
const schedules = createSchedules();
const opened: JobMachine[] = [];
afterEach(async () => {
  for (const machine of opened.splice(0)) await machine.close();
});

type Replica = { ticker: Ticker; machine: JobMachine; seen: ScheduleRun[]; clock: { now(): Date; at: Date } };

async function openReplica(
  list: readonly Partial<Pick<Schedule, 'name' | 'catchUp' | 'every'>>[] = [{}],
  batches?: ScheduleRun[][],
): Promise<Replica> {
  const metrics = createMetrics();
  const { sql } = db.store;
  const machine = createJobs({ address: db.address, sql, log: silentLog, metrics });
  const clock = { at: START, now: () => clock.at };
  const ticker = createTicker({ sql, clock, log: silentLog, metrics, jobs: machine });
  const seen: ScheduleRun[] = [];
  const run = async (one: ScheduleRun) => void seen.push(one);
  const runMany = async (runs: readonly ScheduleRun[]) => void batches?.push([...runs]);
  const how = batches === undefined ? { run } : { runMany };
  ticker.register(list.map((one) => ({ name: 'tasks.due', catchUp: 'once' as const, ...how, ...one })));
  await machine.open();
  opened.push(machine);
  return { ticker, machine, seen, clock };
}

const set = (key: string, at: Date, workspaceId: WorkspaceId = WORKSPACE) =>
  db.store.scope(workspaceId, (tx) => schedules.set(tx, { name: 'tasks.due', key, at, args: { taskId: key } }));

/** Keys and due instants of queued runs, in the order they were queued. */
async function queued(): Promise<string[]> {
  const rows = await db.store.sql`
    select data -> 'payload' ->> 'key' as key, data -> 'payload' ->> 'dueAt' as due
    from pgboss.job where name = 'muster' order by 2, 1`;
  return rows.map((row) => `${row.key} ${row.due.slice(11, 16)}`);
}

async function outcomes(): Promise<string[]> {
  const rows = await db.store
    .sql`select outcome, to_char(due_at at time zone 'utc', 'DD HH24:MI') as due from runs order by due_at`;
  return rows.map((row) => `${row.due} ${row.outcome}`);
}

describe('a wait', () => {
  it('runs once when it is due, with what it was set with', async () => {
    const { ticker, machine, seen, clock } = await openReplica();
    await set('T-1', plus(HOUR));
    await machine.work();
    clock.at = plus(HOUR - 1);
    await ticker.tickNow(clock.at);
    expect(await queued()).toEqual([]);
    clock.at = plus(HOUR + 2_000);
    await ticker.tickNow(clock.at);
    await ticker.tickNow(clock.at);
    await expect.poll(() => seen, { timeout: 5_000 }).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      workspaceId: WORKSPACE,
      key: 'T-1',
      args: { taskId: 'T-1' },
      dueAt: plus(HOUR),
      now: clock.at,
    });
    expect(seen[0]?.actor).toMatchObject({
      kind: 'rule',
      rule: 'tasks.due',
      surface: 'schedule',
      workspaceId: WORKSPACE,
    });
    await expect.poll(() => ticker.idle(), { timeout: 5_000 }).toBe(true);
    const rows = await db.store.sql`select finished_at is not null as finished from runs`;
    expect(rows.map((row) => row.finished)).toEqual([true]);
  });

  it('set again moves, cancelled is forgotten, and another workspace’s stays', async () => {
    const { ticker } = await openReplica();
    await set('T-1', plus(HOUR));
    await set('T-1', plus(3 * HOUR));
    await set('T-2', plus(HOUR));
    await set('T-2', plus(HOUR), OTHER_WORKSPACE);
    await db.store.scope(WORKSPACE, (tx) => schedules.cancel(tx, 'tasks.due', 'T-2'));
    await db.store.scope(WORKSPACE, (tx) => schedules.cancel(tx, 'tasks.due', 'never there'));
    expect(await ticker.nextDueAt()).toEqual(plus(HOUR));
    await ticker.tickNow(plus(2 * HOUR));
    expect(await queued()).toEqual(['T-2 10:00']);
    expect(await ticker.nextDueAt()).toEqual(plus(3 * HOUR));
  });

  it('is written by a hot statement only when its source has a row', async () => {
    const { ticker } = await openReplica();
    const entry = (key: string) => ({ name: 'tasks.due', key, at: plus(HOUR), args: { taskId: key } });
    const actor = { workspaceId: WORKSPACE, requestKey: null };
    await db.store.hot(
      actor,
      ({ sql }) => sql`with full_one as (select 1), empty_one as (select 1 where false),
        a as (${schedules.newEntrySql('full_one', entry('T-1'))}),
        b as (${schedules.newEntrySql('empty_one', entry('T-2'))}) select 1 as done`,
    );
    await ticker.tickNow(plus(HOUR));
    expect(await queued()).toEqual(['T-1 10:00']);
  });

  it('with more due than one transaction takes, runs all', async () => {
    const { ticker } = await openReplica();
    await db.store.scope(WORKSPACE, async (tx) => {
      for (let n = 0; n < 230; n += 1) await schedules.set(tx, { name: 'tasks.due', key: `T-${n}`, at: plus(n) });
    });
    await ticker.tickNow(plus(HOUR));
    expect(await queued()).toHaveLength(230);
  });

  it('that is run together is one job for each workspace and transaction, and each instant has its run', async () => {
    const batches: ScheduleRun[][] = [];
    const { ticker, machine } = await openReplica([{}], batches);
    await db.store.scope(WORKSPACE, async (tx) => {
      const entries = Array.from({ length: 130 }, (_, n) => ({ name: 'tasks.due', key: `T-${n}`, at: plus(n) }));
      await schedules.plan(tx, entries, START);
    });
    await set('T-1', START, OTHER_WORKSPACE);
    await ticker.tickNow(plus(HOUR));
    await machine.work();
    await vi.waitFor(() => expect(batches.flat()).toHaveLength(131), { timeout: 5_000 });
    expect(batches.map((batch) => new Set(batch.map(({ workspaceId }) => workspaceId)).size)).toEqual(
      batches.map(() => 1),
    );
    expect(batches.length).toBeLessThanOrEqual(4);
    await vi.waitFor(async () => {
      const [row] = await db.store.sql`select count(*)::int as n from runs where finished_at is not null`;
      expect(row?.n).toBe(131);
    });
  });

  it('that is planned anew moves, but never disappears once it has come due', async () => {
    const { ticker } = await openReplica();
    await set('T-1', START);
    await set('T-2', plus(HOUR));
    const entries = ['T-1', 'T-2', 'T-3'].map((key) => ({ name: 'tasks.due', key, at: plus(2 * HOUR) }));
    await db.store.scope(WORKSPACE, (tx) => schedules.plan(tx, entries, plus(1_000)));
    await ticker.tickNow(plus(HOUR));
    expect(await queued()).toHaveLength(1);
    await ticker.tickNow(plus(2 * HOUR));
    expect(await queued()).toHaveLength(3);
  });

  it('of a name that nobody here knows is left alone', async () => {
    const { ticker } = await openReplica([{ name: 'other.name' }]);
    await set('T-1', START);
    await ticker.tickNow(plus(HOUR));
    const rows = await db.store.sql`select key from schedules`;
    expect(rows.map((row) => row.key)).toEqual(['T-1']);
  });
});

describe('a recurring schedule', () => {
  it('is there once for a workspace, due at once, however often it is asked for', async () => {
    const { ticker } = await openReplica([{ every: hourly }, { name: 'tasks.later' }]);
    await Promise.all([ticker.ensureRecurring(WORKSPACE), ticker.ensureRecurring(WORKSPACE)]);
    await ticker.tickNow(START);
    await ticker.ensureRecurring(WORKSPACE);
    expect(await queued()).toEqual([' 09:00']);
    expect(await ticker.nextDueAt()).toEqual(plus(HOUR));
  });

  it.each([
    ['once', ['04 10:00 queued'], 14],
    ['all', ['04 10:00 queued', '04 11:00 queued', '04 12:00 queued', '04 13:00 queued'], 14],
    ['skip', ['04 10:00 skipped'], 14],
  ] as const)('after hours of downtime catches up %s', async (catchUp, expected, nextHour) => {
    const { ticker } = await openReplica([{ every: hourly, catchUp }]);
    await ticker.ensureRecurring(WORKSPACE);
    await ticker.tickNow(START);
    await ticker.tickNow(plus(4.5 * HOUR));
    expect((await outcomes()).slice(1)).toEqual(expected);
    expect((await ticker.nextDueAt())?.getUTCHours()).toBe(nextHour);
  });
});

describe('clocks that disagree', () => {
  it('let two replicas two minutes apart make one run of each instant', async () => {
    const early = await openReplica([{ every: hourly }]);
    const late = await openReplica([{ every: hourly }]);
    await Promise.all([early.ticker.ensureRecurring(WORKSPACE), late.ticker.ensureRecurring(WORKSPACE)]);
    await Promise.all(Array.from({ length: 20 }, (_, n) => set(`T-${n}`, plus(n * 60_000))));
    for (let minute = 0; minute <= 130; minute += 1) {
      const now = minute * 60_000;
      await Promise.all([early.ticker.tickNow(plus(now + 120_000)), late.ticker.tickNow(plus(now - 120_000))]);
    }
    const all = await queued();
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((one) => one.startsWith('T-'))).toHaveLength(20);
    expect(all.filter((one) => one.startsWith(' '))).toEqual([' 09:00', ' 10:00', ' 11:00']);
  });

  it('stepping back an hour, on an hour and on a day repeat nothing and pass over nothing', async () => {
    const { ticker } = await openReplica([{ every: hourly, catchUp: 'all' }]);
    await ticker.ensureRecurring(WORKSPACE);
    await set('T-1', plus(2 * HOUR));
    const steps = [0, 1, 0, 1, 2, 1, 3, 27, 3, 26, 28];
    for (const hours of steps) await ticker.tickNow(plus(hours * HOUR));
    const all = await queued();
    expect(all.filter((one) => one.startsWith('T-1'))).toEqual(['T-1 11:00']);
    expect(await outcomes()).toHaveLength(29 + 1);
    expect(await ticker.nextDueAt()).toEqual(plus(29 * HOUR));
  });
});

describe('the ticker', () => {
  it('ticks by itself until it is stopped', async () => {
    const { ticker } = await openReplica();
    await set('T-1', START);
    ticker.start();
    await expect.poll(queued, { timeout: 5_000 }).toEqual(['T-1 09:00']);
    await ticker.stop();
    expect(await ticker.idle()).toBe(false);
  });
});
