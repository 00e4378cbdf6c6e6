import type { Sql } from 'postgres';
import { z } from 'zod';
import { MusterError } from '../../kit/errors.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import { defineJob, type Job, type Schedule } from '../../ports/inbound/feature.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import { KEPT_MS } from './plan-run.ts';

export const SCHEDULE_JOB = 'schedule.run';
export const MANY_JOB = 'schedule.run-many';

const payload = z.object({
  workspaceId: z.custom<WorkspaceId>((value) => z.uuid().safeParse(value).success),
  name: z.string(),
  key: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  dueAt: z.iso.datetime(),
});
export type ScheduleRunPayload = z.infer<typeof payload>;

const manyPayload = payload
  .omit({ key: true, args: true, dueAt: true })
  .extend({ runs: z.array(payload.pick({ key: true, args: true, dueAt: true })).min(1) });
export type ManyRunsPayload = z.infer<typeof manyPayload>;

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
      if (schedule?.run === undefined) throw new MusterError('unavailable', `Nobody here knows the schedule ${name}.`);
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

/** The same for waits that are run together; when they fail, all of them are tried again. */
export function manyRunsJob({ sql, clock, metrics, schedules }: RunScheduleOptions): Job {
  return defineJob({
    definition: { name: MANY_JOB, payload: manyPayload },
    async run({ workspaceId, name, runs }, { actor, log }) {
      const schedule = schedules.get(name);
      if (schedule?.runMany === undefined)
        throw new MusterError('unavailable', `Nobody here knows the schedule ${name}.`);
      const now = clock.now();
      const own = { ...{ actor: { ...actor, rule: name, surface: 'schedule' as const }, workspaceId, now } };
      const context = { ...own, log: log.child({ schedule: name }) };
      await schedule.runMany(runs.map((run) => ({ ...context, ...run, dueAt: new Date(run.dueAt) })));
      await sql`
        update runs set finished_at = ${now.toISOString()}::text::timestamptz
        from jsonb_to_recordset(${JSON.stringify(runs)}::text::jsonb) as r(key text, "dueAt" timestamptz)
        where runs.workspace_id = ${workspaceId} and runs.name = ${name} and runs.key = r.key and runs.due_at = r."dueAt"`;
      for (const { dueAt } of runs) {
        const result = now.getTime() - Date.parse(dueAt) > KEPT_MS ? 'late' : 'in-time';
        metrics.count('muster_schedule_runs_total', 'Due instants that were run.', { schedule: name, result });
      }
    },
  });
}
