import { addDays } from '../../../kit/dates/calendar.ts';
import { isWorkingDay, workStart } from '../../../kit/dates/working-day.ts';
import { isAwayAt, type WorkingLife } from '../../../kit/dates/working-life.ts';
import type { CalendarDay } from '../../../kit/zones.ts';

/**
 * Days somebody works from one day to another, both included: holidays and days they are away from the start of work on
 * don't count; half days do.
 */
export function workingDays(
  life: Pick<WorkingLife, 'workplace' | 'absences'>,
  { from, to }: { readonly from: CalendarDay; readonly to: CalendarDay },
): number {
  let days = 0;
  for (let on = from; on <= to; on = addDays(on, 1))
    if (isWorkingDay(on, life.workplace) && !isAwayAt(workStart(on, life.workplace), life)) days += 1;
  return days;
}
