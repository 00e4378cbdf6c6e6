import { addDays, weekdayOf } from '../../../kit/dates/calendar.ts';
import { nextLocalInstant } from '../../../kit/dates/next-local-instant.ts';
import { isWorkingDay } from '../../../kit/dates/working-day.ts';
import { isAwayAt, type WorkingLife } from '../../../kit/dates/working-life.ts';
import { type CalendarDay, instantOf, type WallTime } from '../../../kit/zones.ts';

/** When the week's numbers come, on the reader's own wall. Source: product page, section 11. */
const AT: WallTime = '09:00';

/**
 * The next time somebody gets the week's numbers: Mondays at nine on their wall; where they are away or have a free day,
 * the first day of that week on which they work, and not at all in a week without one.
 * @param life its absences reach back at least a week before `after`: whoever was away on Monday gets them later
 * @param after not included
 * @returns null when they are away for years
 */
export function nextPosting(after: Date, life: Pick<WorkingLife, 'workplace' | 'absences'>): Date | null {
  const { timeZone } = life.workplace;
  const isThere = (on: CalendarDay) => isWorkingDay(on, life.workplace) && !isAwayAt(instantOf(on, AT, timeZone), life);
  return nextLocalInstant({ after, at: AT, timeZone, isDay: (on) => isThere(on) && !daysBefore(on).some(isThere) });
}

/** The days of its week before this one, from Monday on. */
function daysBefore(on: CalendarDay): readonly CalendarDay[] {
  return Array.from({ length: weekdayOf(on) - 1 }, (_, n) => addDays(on, -1 - n));
}
