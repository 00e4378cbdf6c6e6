import { addDays, weekdayOf } from '../../../../kit/dates/calendar.ts';
import { type CalendarDay, instantOf, localDay } from '../../../../kit/zones.ts';

/** A week in UTC: teams of one workspace live in many zones, and their figures have to be of the same hours. */
export type AiWeek = { readonly monday: CalendarDay; readonly from: Date; readonly to: Date };

/** Weeks a comparison reaches back. Source: house rule in README, "Does AI help?". */
export const IMPACT_WEEKS = 26;

/** The weeks that are over, oldest first. */
export function pastWeeks(now: Date, count: number): readonly AiWeek[] {
  const today = localDay(now, 'UTC');
  const present = addDays(today, 1 - weekdayOf(today));
  return Array.from({ length: count }, (_, n) => weekOn(addDays(present, 7 * (n - count))));
}

function weekOn(monday: CalendarDay): AiWeek {
  return { monday, from: instantOf(monday, '00:00', 'UTC'), to: instantOf(addDays(monday, 7), '00:00', 'UTC') };
}
