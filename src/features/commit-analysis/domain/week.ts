import { addDays, weekdayOf } from '../../../kit/dates/calendar.ts';
import { type CalendarDay, instantOf, localDay } from '../../../kit/zones.ts';

/** An ISO week of one person's calendar: Monday's first instant to the next Monday's. */
export type Week = { readonly monday: CalendarDay; readonly from: Date; readonly to: Date };

/** @param ago 0 for the present week, 1 for the one before … */
export function weekOf(now: Date, zone: string, ago = 0): Week {
  const today = localDay(now, zone);
  const monday = addDays(today, 1 - weekdayOf(today) - 7 * ago);
  return { monday, from: instantOf(monday, '00:00', zone), to: instantOf(addDays(monday, 7), '00:00', zone) };
}
