import { localDay } from '../zones.ts';
import { addDays } from './calendar.ts';
import { isWorkingDay, type Workplace, workEnd, workStart } from './working-day.ts';
import { nextAtWork, type WorkingLife } from './working-life.ts';

type Life = Pick<WorkingLife, 'workplace' | 'absences'>;

/**
 * When somebody has been at work for this long after an instant; free days, nights and absences don't count.
 * @param workMs milliseconds of work, 0 or more; a shift that ends with the last of them gives its end, not the next start
 */
export function addWorkingTime(at: Date, workMs: number, life: Life): Date {
  let start = nextAtWork(at, life);
  let left = workMs;
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    const end = endOfStretch(start, life);
    const worked = end.getTime() - start.getTime();
    if (left <= worked) break;
    left -= worked;
    start = nextAtWork(end, life);
  }
  return new Date(start.getTime() + left);
}

/** How long somebody's working day is, in milliseconds, without a break. */
export function workingDayMs({ hours }: Workplace): number {
  const minutes = (wall: string) => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
  const length = minutes(hours.end) - minutes(hours.start);
  return (length > 0 ? length : length + 24 * 60) * 60_000;
}

/** More stretches of work than any wait here lasts; a search must not go on for ever. */
export const TURNS_MAX = 400;

/** The end of the shift that is under way, or the next absence in it. */
export function endOfStretch(start: Date, { workplace, absences }: Life): Date {
  const today = localDay(start, workplace.timeZone);
  const shift = [addDays(today, -1), today].find(
    (on) => isWorkingDay(on, workplace) && start >= workStart(on, workplace) && start < workEnd(on, workplace),
  );
  const ends = absences.map(({ from }) => from).filter((from) => from > start);
  return [workEnd(shift ?? today, workplace), ...ends].reduce((a, b) => (b < a ? b : a));
}
