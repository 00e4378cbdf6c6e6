import { MusterError } from '../../kit/errors.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { JobContext } from '../../ports/inbound/feature.ts';
import type { JobPayload } from '../../ports/outbound/jobs.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { inBackground } from '../background.ts';
import { crashPoint } from '../crash-points.ts';
import { isWaitable } from '../inbox/retry.ts';
import type { Metrics } from '../metrics.ts';
import { followRequest } from '../request-trail.ts';
import { jobData } from './queue.ts';

/** What runs a kind of job: a feature's job, one subscriber of an event, or the machine's own. */
export type JobHandler = {
  readonly surface: 'event' | 'schedule';
  readonly run: (payload: JobPayload, context: JobContext) => Promise<void>;
};

export type Outcome =
  | { readonly kind: 'done' }
  /** Comes again after a wait. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** Would fail the same way again: put aside for a person to look at. */
  | { readonly kind: 'dead'; readonly reason: string };

export type RunJobOptions = {
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly log: Log;
  readonly metrics: Metrics;
};

/** Runs one job and judges how it went. Never throws: this is the one place where a job's failure ends. */
export async function runJob(options: RunJobOptions, job: { id: string; data: unknown }): Promise<Outcome> {
  const { handlers, log, metrics } = options;
  const parsed = jobData.safeParse(job.data);
  if (!parsed.success) {
    log.error({ event: 'job.malformed', jobId: job.id, error: parsed.error }, 'a job row makes no sense');
    return { kind: 'dead', reason: 'malformed' };
  }
  // A job of no request is the beginning of a trail of its own.
  const { kind, requestId = job.id } = parsed.data;
  const payload = { ...parsed.data.payload, workspaceId: parsed.data.payload.workspaceId as WorkspaceId };
  const jobLog = log.child({ requestId, jobId: job.id, job: kind, workspaceId: payload.workspaceId });
  const startedAt = performance.now();
  const outcome = await followRequest(requestId, () => attempt(handlers.get(kind), { kind, payload, log: jobLog }));
  const seconds = (performance.now() - startedAt) / 1000;
  metrics.observe('muster_job_seconds', 'Time a job took.', { job: kind, result: outcome.kind }, seconds);
  crashPoint('job.done');
  return outcome;
}

async function attempt(
  handler: JobHandler | undefined,
  { kind, payload, log }: { kind: string; payload: JobPayload; log: Log },
): Promise<Outcome> {
  if (handler === undefined) {
    // While versions change over, a newer replica writes kinds that only it knows.
    log.warn({ event: 'job.unknown' }, 'nobody here knows this kind of job; it is left for another');
    return { kind: 'retry', reason: 'unknown kind' };
  }
  const { workspaceId } = payload;
  const actor = { kind: 'rule', workspaceId, rule: kind, surface: handler.surface, requestKey: null } as const;
  try {
    await inBackground(() => handler.run(payload, { actor, log }));
    return { kind: 'done' };
  } catch (error) {
    if (isWaitable(error)) {
      log.warn({ event: 'job.waits', error }, 'a job could not be done now and comes again');
      return { kind: 'retry', reason: reasonOf(error) };
    }
    log.error({ event: 'job.dead', error }, 'a job failed for good and was put aside');
    return { kind: 'dead', reason: reasonOf(error) };
  }
}

/** The class of the failure alone: messages may hold the words of people, and job rows are kept for weeks. */
function reasonOf(error: unknown): string {
  if (error instanceof MusterError) return `${error.name} ${error.fault}`;
  return error instanceof Error ? error.name : 'unknown';
}
