import type { Schedule } from '../../ports/inbound/feature.ts';

export type RunPlan = {
  readonly outcome: 'queued' | 'skipped';
  /** Null for a wait that happens once. */
  readonly nextAt: Date | null;
};

/** A restart isn't a miss: up to this late, in milliseconds, an instant still counts as kept. */
export const KEPT_MS = 5 * 60_000;

/**
 * What becomes of an instant that came due, by the schedule's catch-up policy: `once` runs it and passes over everything
 * else that was missed, `all` runs each, `skip` runs only what is at most five minutes late.
 * @throws Error `every` gave an instant that isn't later
 */
export function planRun(
  schedule: Pick<Schedule, 'name' | 'catchUp' | 'every'>,
  due: { readonly dueAt: Date; readonly recurring: boolean; readonly now: Date },
): RunPlan {
  const late = due.now.getTime() - due.dueAt.getTime() > KEPT_MS;
  const outcome = schedule.catchUp === 'skip' && late ? 'skipped' : 'queued';
  return {
    outcome,
    nextAt: due.recurring && schedule.every !== undefined ? nextOf(schedule, schedule.every, due) : null,
  };
}

function nextOf(
  { name, catchUp }: Pick<Schedule, 'name' | 'catchUp'>,
  every: (after: Date) => Date,
  { dueAt, now }: { readonly dueAt: Date; readonly now: Date },
): Date {
  // From the due instant, not from now: else each run's lateness would add up.
  const next = every(dueAt);
  const wanted = catchUp === 'all' || next > now ? next : every(now);
  if (!(wanted > dueAt)) throw new Error(`the schedule ${name} must give an instant after the one it was asked for`);
  return wanted;
}
