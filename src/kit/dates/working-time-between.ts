import { endOfStretch, TURNS_MAX } from './add-working-time.ts';
import { nextAtWork, type WorkingLife } from './working-life.ts';

/**
 * How long somebody was at work from one instant to another, in milliseconds; free days, nights and absences don't count.
 * The other way round of `addWorkingTime`. Beyond some 400 stretches of work nothing more is added.
 * @returns 0 when `to` isn't later
 */
export function workingTimeBetween(from: Date, to: Date, life: Pick<WorkingLife, 'workplace' | 'absences'>): number {
  let worked = 0;
  let start = nextAtWork(from, life);
  for (let turns = 0; turns < TURNS_MAX && start < to; turns += 1) {
    const end = endOfStretch(start, life);
    worked += Math.min(end.getTime(), to.getTime()) - start.getTime();
    start = nextAtWork(end, life);
  }
  return worked;
}
