import { setTimeout as pause } from 'node:timers/promises';
import type { JobResult, PgBoss } from 'pg-boss';
import { createLimiter } from './limiter.ts';
import { QUEUE } from './queue.ts';
import { type Outcome, type RunJobOptions, runJob } from './run-job.ts';

export type Workers = {
  /** Says that this process just wrote a job: it is looked for at once instead of at the next poll. */
  wake(): void;
  /**
   * Waits for jobs under way to end, or looks for some at once and resolves a moment later, the longer the more looks
   * found nothing before. @returns false when no job was under way
   */
  lookNow(vainLooks: number): Promise<boolean>;
  /** No more wake-ups. */
  stop(): void;
};

/** Jobs at a time: they share the store's connections with people's commands. */
const AT_A_TIME = 4;

/**
 * Milliseconds from writing a job to looking for it: its transaction is mostly committed by the first, and surely by
 * the second, or else the next poll finds it. PostgreSQL's NOTIFY would do the same, but it makes all transactions that
 * write jobs commit one after another: measured, 700 to 950 instead of 2,100 a second.
 */
const QUICK_MS = 10;
const LATE_MS = 100;
/** Of somebody who waits for jobs to end: about as long as it takes to fetch one or to write down that it ended. */
const MOMENT_MS = 4;
/** Of somebody who waits for what comes again after seconds. */
const LONG_MOMENT_MS = 64;

/** Fetches batches, runs each job by itself and settles each by its own outcome. */
export async function startWorkers(boss: PgBoss, options: RunJobOptions): Promise<Workers> {
  const limit = createLimiter(AT_A_TIME);
  const underWay = new Set<Promise<unknown>>();
  const run = async (jobs: readonly { id: string; data: unknown }[]): Promise<JobResult[]> => {
    const results = Promise.all(jobs.map(async (job) => resultOf(job.id, await limit(() => runJob(options, job)))));
    underWay.add(results);
    return results.finally(() => underWay.delete(results));
  };
  // Two, so that one slow job doesn't hold up everything behind its batch.
  const first = await boss.work(QUEUE, fetching, run);
  const second = await boss.work(QUEUE, fetching, run);
  const quick = createAlarm(QUICK_MS, () => boss.notifyWorker(first));
  const late = createAlarm(LATE_MS, () => boss.notifyWorker(second));
  return {
    wake() {
      quick.set();
      late.set();
    },
    async lookNow(vainLooks) {
      const found = underWay.size > 0;
      if (found) await Promise.race(underWay);
      else boss.notifyWorker(first);
      await pause(Math.min(MOMENT_MS * 2 ** vainLooks, LONG_MOMENT_MS));
      return found;
    },
    stop() {
      quick.clear();
      late.clear();
    },
  };
}

const fetching = {
  batchSize: 20,
  perJobResults: true,
  burstWhenBatchFull: true,
  // Finds retries, and what a process wrote that died or runs no workers.
  pollingIntervalSeconds: 1,
  heartbeatRefreshSeconds: 3,
} as const;

/** Rings once after `ms` milliseconds, however often it is set until then. */
function createAlarm(ms: number, ring: () => void): { set(): void; clear(): void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    set() {
      timer ??= setTimeout(() => {
        timer = null;
        ring();
      }, ms);
    },
    clear() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

function resultOf(id: string, outcome: Outcome): JobResult {
  switch (outcome.kind) {
    case 'done':
      return { id, status: 'completed' };
    case 'retry':
      return { id, status: 'failed', output: { reason: outcome.reason } };
    case 'dead':
      return { id, status: 'deadletter', output: { reason: outcome.reason } };
    default:
      return outcome satisfies never;
  }
}
