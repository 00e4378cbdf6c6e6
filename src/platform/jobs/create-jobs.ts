import type { PgBoss } from 'pg-boss';
import type { Sql } from 'postgres';
import type { Job, Subscription } from '../../ports/inbound/feature.ts';
import type { Announce, JobPayload, Jobs } from '../../ports/outbound/jobs.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import type { Log } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import { currentRequestId, leaveRequest } from '../request-trail.ts';
import type { StoreAddress } from '../store/address.ts';
import { within } from '../within.ts';
import { countUnfinished, measureJobs } from './measure-jobs.ts';
import { type JobData, QUEUE } from './queue.ts';
import type { JobHandler } from './run-job.ts';
import { startWorkers, type Workers } from './start-workers.ts';

export type JobMachineOptions = {
  readonly address: StoreAddress;
  /** The owner's pool: for figures. */
  readonly sql: Sql;
  readonly log: Log;
  readonly metrics: Metrics;
};

export type Registered = { readonly jobs: readonly Job[]; readonly subscriptions: readonly Subscription[] };

export type JobMachine = {
  readonly jobs: Jobs;
  readonly announce: Announce;
  /** For the machine: jobs of any kinds in one statement, in the transaction `sql` is in. */
  add(sql: Sql, items: readonly JobData[]): Promise<void>;
  /** Says what there is to run. Before `open`; may be called several times. @throws Error a kind is there already */
  register(registered: Partial<Registered>): void;
  /** Connects, so that jobs can be added. @throws Error the database is away or not migrated */
  open(): Promise<void>;
  /** Starts running jobs. */
  work(): Promise<void>;
  /** Takes no more jobs, lets running ones finish for at most 8 s, gives the rest back. Harmless when repeated. */
  close(): Promise<void>;
  /** For whoever waits until all are done; see `Workers`. */
  lookNow: Workers['lookNow'];
  /** Jobs that wait, run, or wait for a retry. Source of "is everything done?" in tests and the playground. */
  unfinished(): Promise<number>;
};

/** Time running jobs have at a stop, in milliseconds. Source: the order of a stop in the architecture. */
const CLOSE_LIMIT_MS = 8_000;

/** Work that survives the process: written with the change that causes it, run at least once. */
export function createJobs(options: JobMachineOptions): JobMachine {
  const { address, sql, log, metrics } = options;
  const handlers = new Map<string, JobHandler>();
  const subscribers = new Map<string, Subscription[]>();
  let boss: PgBoss | null = null;
  let workers: Workers | null = null;

  const add = async (inside: Sql, items: readonly JobData[]) => {
    if (items.length === 0) return;
    if (boss === null) throw new Error('jobs can be added once the job machine is open');
    const db = { executeSql: (text: string, values: unknown[] = []) => execute(inside, text, values) };
    await boss.insert(QUEUE, toRows(items), { db });
    leaveRequest(() => workers?.wake());
  };
  measureJobs(metrics, sql);
  return {
    add,
    jobs: {
      add: (tx, { name, payload }, payloads) =>
        add(
          tx.sql,
          payloads.map((one) => ({ kind: name, payload: payload.parse(one) })),
        ),
    },
    announce: async (tx, event, payload) => {
      const known = subscribers.get(event.name);
      if (known === undefined) return;
      await add(tx.sql, await neededOf(known, tx, event.payload.parse(payload)));
    },
    register: (registered) => register({ handlers, subscribers }, registered),
    async open() {
      // Imported here: 25 MB and 60 ms that a process without jobs doesn't pay.
      const { openBoss } = await import('./open-boss.ts');
      boss ??= await openBoss(address, log);
    },
    async work() {
      if (boss === null) throw new Error('open the job machine before its workers');
      workers = await startWorkers(boss, { handlers, log, metrics });
    },
    async close() {
      workers?.stop();
      if (boss !== null) await closeBoss(boss);
    },
    lookNow: async (vainLooks) => (await workers?.lookNow(vainLooks)) ?? false,
    unfinished: () => countUnfinished(sql),
  };
}

/** A job for each subscriber that has something to do. */
async function neededOf(
  subscriptions: readonly Subscription[],
  tx: Tx,
  payload: JobPayload,
): Promise<readonly JobData[]> {
  const needed = await Promise.all(subscriptions.map(async ({ isNeeded }) => (await isNeeded?.(tx, payload)) ?? true));
  return subscriptions.filter((_, n) => needed[n]).map(({ subscriber: kind }) => ({ kind, payload }));
}

async function closeBoss(boss: PgBoss): Promise<void> {
  // Waited for here: pg-boss's own wait looks every half second only. What takes longer is given back by its stop.
  await within(CLOSE_LIMIT_MS, () => boss.offWork(QUEUE)).catch(() => {});
  // Still there for running jobs, which may add others; those are run at the next start.
  await boss.stop({ graceful: false });
}

/** The request behind them goes along, so that what they say is found by its id. */
function toRows(items: readonly JobData[]): { data: object }[] {
  const requestId = currentRequestId();
  return items.map((item) => ({ data: requestId === null ? item : { ...item, requestId } }));
}

type Registry = { readonly handlers: Map<string, JobHandler>; readonly subscribers: Map<string, Subscription[]> };

function register({ handlers, subscribers }: Registry, { jobs = [], subscriptions = [] }: Partial<Registered>): void {
  const keep = (kind: string, handler: JobHandler) => {
    if (handlers.has(kind)) throw new Error(`two jobs are called ${kind}; each needs a name of its own`);
    handlers.set(kind, handler);
  };
  for (const job of jobs) keep(job.definition.name, { surface: 'event', run: job.run });
  for (const subscription of subscriptions) {
    const { subscriber, event, run } = subscription;
    keep(subscriber, { surface: 'event', run });
    subscribers.set(event.name, [...(subscribers.get(event.name) ?? []), subscription]);
  }
}

/** Prepared, as pg-boss's insert is the same text each time: one round trip instead of two. */
async function execute(sql: Sql, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  const rows = await sql.unsafe(text, values as string[], { prepare: true });
  return { rows: [...rows] };
}
