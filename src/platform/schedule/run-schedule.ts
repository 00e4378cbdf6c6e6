import type { Sql } from 'postgres';
import { z } from 'zod';
import { MusterError } from '../../kit/errors.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import { defineJob, type Job, type Schedule } from '../../ports/inbound/feature.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import { KEPT_MS } from './plan-run.ts';

export const SCHEDULE_JOB = 'schedule.run';

const payload = z.object({
  workspaceId: z.custom<WorkspaceId>((value) => z.uuid().safeParse(value).success),
  name: z.string(),
  key: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  dueAt: z.iso.datetime(),
});
export type ScheduleRunPayload = z.infer<typeof payload>;

export type RunScheduleOptions = {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly schedules: ReadonlyMap<string, Schedule>;
};

/** The job that a tick queues: runs what came due and marks its run row. */
export function scheduleJob({ sql, clock, metrics, schedules }: RunScheduleOptions): Job {
  return defineJob({
    definition: { name: SCHEDULE_JOB, payload },
    async run({ workspaceId, name, key, args, dueAt }, { actor, log }) {
      const schedule = schedules.get(name);
      if (schedule === undefined) throw new MusterError('unavailable', `Nobody here knows the schedule ${name}.`);
      const due = new Date(dueAt);
      const now = clock.now();
      const own = { ...actor, rule: name, surface: 'schedule' } as const;
      await schedule.run({ actor: own, log: log.child({ schedule: name }), workspaceId, key, dueAt: due, now, args });
      await sql`
        update runs set finished_at = ${now.toISOString()}::text::timestamptz
        where workspace_id = ${workspaceId} and name = ${name} and key = ${key}
          and due_at = ${dueAt}::text::timestamptz`;
      const result = now.getTime() - due.getTime() > KEPT_MS ? 'late' : 'in-time';
      metrics.count('muster_schedule_runs_total', 'Due instants that were run.', { schedule: name, result });
    },
  });
}
