import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MusterError } from '../../../src/kit/errors.ts';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import { createJobs, type JobMachine } from '../../../src/platform/jobs/create-jobs.ts';
import { migrateJobs } from '../../../src/platform/jobs/migrate-jobs.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import { defineJob, defineSubscription } from '../../../src/ports/inbound/feature.ts';
import type { EventDefinition, JobDefinition } from '../../../src/ports/outbound/jobs.ts';
import { SlackCallError } from '../../../src/ports/outbound/slack.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

const payload = z.object({ workspaceId: z.custom<WorkspaceId>(), taskId: z.string() });
type Payload = z.infer<typeof payload>;
const remind: JobDefinition<Payload> = { name: 'tasks.remind', payload };
const blocked: EventDefinition<Payload> = { name: 'task.blocked', payload };

const db = testDatabase();
const opened: JobMachine[] = [];
afterEach(async () => {
  for (const machine of opened.splice(0)) await machine.close();
});

async function open(registered: Parameters<JobMachine['register']>[0] = {}): Promise<JobMachine> {
  const machine = createJobs({ address: db.address, sql: db.store.sql, log: silentLog, metrics: createMetrics() });
  machine.register(registered);
  await machine.open();
  opened.push(machine);
  return machine;
}

const addOne = (machine: JobMachine, taskId = 'T-1') =>
  db.store.scope(WORKSPACE, (tx) => machine.jobs.add(tx, remind, [{ workspaceId: WORKSPACE, taskId }]));

async function deadReasons(): Promise<unknown[]> {
  const rows = await db.store.sql`select data::text as data from pgboss.job where name = 'muster_dead'`;
  return rows.map((row) => JSON.parse(row.data).kind);
}

describe('a job', () => {
  it('runs with its payload and as a rule of its workspace', async () => {
    const seen: unknown[] = [];
    const job = defineJob({
      definition: remind,
      run: async (p, { actor }) => void seen.push([p, actor.rule, actor.workspaceId]),
    });
    const machine = await open({ jobs: [job] });
    await machine.work();
    await addOne(machine);
    await expect
      .poll(() => seen, { timeout: 5_000 })
      .toEqual([[{ workspaceId: WORKSPACE, taskId: 'T-1' }, 'tasks.remind', WORKSPACE]]);
    await expect.poll(() => machine.unfinished(), { timeout: 5_000 }).toBe(0);
  });

  it('is not there when its transaction rolls back', async () => {
    const machine = await open();
    const change = db.store.scope(WORKSPACE, async (tx) => {
      await machine.jobs.add(tx, remind, [{ workspaceId: WORKSPACE, taskId: 'T-1' }]);
      throw new Error('changed my mind');
    });
    await expect(change).rejects.toThrow('changed my mind');
    expect(await machine.unfinished()).toBe(0);
  });

  it('can be added by a workspace but not read by it', async () => {
    const machine = await open();
    await addOne(machine);
    await expect(db.store.scope(WORKSPACE, (tx) => tx.sql`select * from pgboss.job`)).rejects.toThrow(
      /permission denied/,
    );
    expect(await machine.unfinished()).toBe(1);
  });

  it('many at once are one statement and all run', async () => {
    const seen = new Set<string>();
    const machine = await open({
      jobs: [defineJob({ definition: remind, run: async (p) => void seen.add(p.taskId) })],
    });
    await machine.work();
    const payloads = Array.from({ length: 250 }, (_, n) => ({ workspaceId: WORKSPACE, taskId: `T-${n}` }));
    await db.store.scope(WORKSPACE, (tx) => machine.jobs.add(tx, remind, payloads));
    await expect.poll(() => seen.size, { timeout: 10_000 }).toBe(250);
  });

  it.each([
    ['the outside is away', () => new MusterError('unavailable', 'Slack is away.')],
    ['Slack limits the rate', () => new SlackCallError('chat.update', { kind: 'rate-limited', retryAfterMs: 1 })],
  ])('comes again when %s', async (_, fault) => {
    let tries = 0;
    const job = defineJob({
      definition: remind,
      run: async () => {
        tries += 1;
        if (tries === 1) throw fault();
      },
    });
    const machine = await open({ jobs: [job] });
    await machine.work();
    await addOne(machine);
    await expect.poll(() => tries, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => machine.unfinished(), { timeout: 5_000 }).toBe(0);
    expect(await deadReasons()).toEqual([]);
  });

  it('is put aside at once when it can never succeed, and keeps nothing of the failure’s words', async () => {
    let tries = 0;
    const job = defineJob({
      definition: remind,
      run: async () => {
        tries += 1;
        throw new MusterError('invalid', 'private words of Ana');
      },
    });
    const machine = await open({ jobs: [job] });
    await machine.work();
    await addOne(machine);
    await expect.poll(deadReasons, { timeout: 5_000 }).toEqual(['tasks.remind']);
    expect(tries).toBe(1);
    const rows = await db.store.sql`select coalesce(output::text, '') as output from pgboss.job`;
    expect(rows.map((row) => row.output).join()).toContain('MusterError invalid');
    expect(rows.map((row) => row.output).join()).not.toContain('private words');
  });

  it('of a kind that nobody here knows waits for another replica', async () => {
    const old = await open();
    await old.work();
    await addOne(old);
    const states = async () =>
      (await db.store.sql`select state::text as state from pgboss.job`).map((row) => row.state);
    await expect.poll(states, { timeout: 5_000 }).toEqual(['retry']);
    await old.close();
    let ran = false;
    const machine = await open({
      jobs: [
        defineJob({
          definition: remind,
          run: async () => {
            ran = true;
          },
        }),
      ],
    });
    await machine.work();
    await expect.poll(() => ran, { timeout: 10_000 }).toBe(true);
  });

  it('runs also after the database dropped the queue’s connection', async () => {
    const seen: string[] = [];
    const machine = await open({
      jobs: [defineJob({ definition: remind, run: async (p) => void seen.push(p.taskId) })],
    });
    await machine.work();
    await addOne(machine, 'T-1');
    await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['T-1']);
    await expect.poll(() => machine.unfinished(), { timeout: 5_000 }).toBe(0);
    await db.store.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like '%pgboss%'`;
    await addOne(machine, 'T-2');
    await expect.poll(() => seen, { timeout: 10_000 }).toContain('T-2');
  });

  it('that is running may add another while the machine stops', async () => {
    let started = false;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const follow: JobDefinition<Payload> = { name: 'tasks.follow', payload };
    const machine = await open({
      jobs: [
        defineJob({
          definition: remind,
          run: async (p) => {
            started = true;
            await held;
            await db.store.scope(WORKSPACE, (tx) => machine.jobs.add(tx, follow, [p]));
          },
        }),
      ],
    });
    await machine.work();
    await addOne(machine);
    await expect.poll(() => started, { timeout: 5_000 }).toBe(true);
    const closed = machine.close();
    release();
    await closed;
    expect(await deadReasons()).toEqual([]);
    expect(await machine.unfinished()).toBe(1);
  });

  it('that is running is finished before a stop ends', async () => {
    let release = () => {};
    let finished = false;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = false;
    const job = defineJob({
      definition: remind,
      run: async () => {
        started = true;
        await held;
        finished = true;
      },
    });
    const machine = await open({ jobs: [job] });
    await machine.work();
    await addOne(machine);
    await expect.poll(() => started, { timeout: 5_000 }).toBe(true);
    const closed = machine.close();
    release();
    await closed;
    expect(finished).toBe(true);
    expect(await machine.unfinished()).toBe(0);
  });
});

describe('an announced event', () => {
  const announceOnce = (machine: JobMachine) =>
    db.store.scope(WORKSPACE, (tx) => machine.announce(tx, blocked, { workspaceId: WORKSPACE, taskId: 'T-7' }));

  it('becomes one job for each subscriber', async () => {
    const seen: string[] = [];
    const subscribe = (subscriber: string) =>
      defineSubscription({ event: blocked, subscriber, run: async (p) => void seen.push(`${subscriber} ${p.taskId}`) });
    const machine = await open({ subscriptions: [subscribe('focus.refresh'), subscribe('escalations.start')] });
    await machine.work();
    await announceOnce(machine);
    await expect
      .poll(() => seen.toSorted(), { timeout: 5_000 })
      .toEqual(['escalations.start T-7', 'focus.refresh T-7']);
  });

  it('writes nothing when nobody listens', async () => {
    const machine = await open();
    await announceOnce(machine);
    expect(await machine.unfinished()).toBe(0);
  });
});

describe('the job schema', () => {
  it('may be migrated again and again', async () => {
    await migrateJobs(db.store.sql);
    await migrateJobs(db.store.sql);
    const queues = await db.store.sql`select name from pgboss.queue order by name`;
    expect(queues.map((row) => row.name)).toEqual(['muster', 'muster_dead']);
  });

  it('refuses two jobs of one name', async () => {
    const job = defineJob({ definition: remind, run: async () => {} });
    await expect(open({ jobs: [job, job] })).rejects.toThrow('tasks.remind');
  });
});
