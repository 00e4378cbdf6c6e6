import { addDays } from '../../../kit/dates/calendar.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';

/** Days read when a connection is new. Source: issue 7; the host keeps a year. */
export const HISTORY_DAYS = 28;

/**
 * Days after which an empty answer is believed: reports come a day late, sometimes two.
 * Source: GitHub, data available in Copilot usage metrics: within two full days.
 */
const SETTLED_DAYS = 3;

/** Days still to be read, the latest first; days are UTC's. @param known read before, for good */
export function daysToRead(now: Date, known: ReadonlySet<CalendarDay>): readonly CalendarDay[] {
  const today = localDay(now, 'UTC');
  const days = Array.from({ length: HISTORY_DAYS }, (_, n) => addDays(today, -1 - n));
  return days.filter((day) => !known.has(day));
}

/** Whether nothing more is to be expected of an empty day. */
export function isSettled(day: CalendarDay, now: Date): boolean {
  return day <= addDays(localDay(now, 'UTC'), -SETTLED_DAYS);
}
