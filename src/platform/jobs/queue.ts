import { z } from 'zod';

/** pg-boss's own schema: read by `platform` alone. */
export const JOBS_SCHEMA = 'pgboss';

/**
 * One queue for all jobs: `insert` takes one queue, so several subscribers of an event travel in one statement, the
 * queue is there from the migration on, and an idle process polls once instead of once per kind of job.
 */
export const QUEUE = 'muster';

/** Where jobs end that can't succeed; a person looks at them. */
export const DEAD_QUEUE = 'muster_dead';

/** What a job row holds. */
export const jobData = z.object({
  kind: z.string(),
  payload: z.looseObject({ workspaceId: z.uuid() }),
  /** Of the request that caused the job; absent where none did. */
  requestId: z.string().optional(),
});
export type JobData = { readonly kind: string; readonly payload: object };

const DAY_SECONDS = 86_400;

export const DEAD_SETTINGS = { policy: 'standard', retentionSeconds: 30 * DAY_SECONDS };

/** Retries wait 2, 4, 8 … 300 s (with jitter, half of it at least): about a day in all, so that an evening without Slack or database loses nothing. */
export const QUEUE_SETTINGS = {
  policy: 'standard',
  deadLetter: DEAD_QUEUE,
  retryLimit: 300,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  // A killed worker's jobs are taken up again after this; 10 is the least pg-boss allows.
  heartbeatSeconds: 10,
  expireInSeconds: 300,
  retentionSeconds: 30 * DAY_SECONDS,
  deleteAfterSeconds: 3_600,
};
