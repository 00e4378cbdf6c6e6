import { nextLocalInstant } from '../../../kit/dates/next-local-instant.ts';
import { nextAtWork, timesAtWork, type WorkingLife } from '../../../kit/dates/working-life.ts';

type Life = Pick<WorkingLife, 'workplace' | 'absences'>;

/** The next start of somebody's working day, never while they are away. */
export function nextMorning(life: Life, after: Date): Date {
  const start = life.workplace.hours.start;
  return nextLocalInstant({ ...timesAtWork(life, start), after }) ?? nextAtWork(after, life);
}
