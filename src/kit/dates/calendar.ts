import type { CalendarDay } from '../zones.ts';

// Days are counted in UTC, where each has 24 hours: no zone is involved, and it is twenty times faster than Temporal,
// which the text of every new task would feel.

const DAY_MS = 86_400_000;

/** Monday 1 … Sunday 7, as in ISO 8601. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function weekdayOf(on: CalendarDay): IsoWeekday {
  return (new Date(midnight(on)).getUTCDay() || 7) as IsoWeekday;
}

/** The day `days` later, or earlier when negative. */
export function addDays(on: CalendarDay, days: number): CalendarDay {
  return dayAt(midnight(on) + days * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (midnight(to) - midnight(from)) / DAY_MS;
}

/** Null when there is no such day, as on 31 February, or the year isn't of four digits. */
export function calendarDay(year: number, month: number, day: number): CalendarDay | null {
  if (year < 1000 || year > 9999) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  // An impossible day rolls over into another month.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? dayAt(at.getTime()) : null;
}

/** The next such day of the year, `from` itself included; 29 February looks for its leap year. Null when no year has it. */
export function nextOccurrence(month: number, day: number, from: CalendarDay): CalendarDay | null {
  const year = Number(from.slice(0, 4));
  // Two leap years are at most 8 years apart (2096, 2104).
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const on = calendarDay(year + ahead, month, day);
    if (on !== null && on >= from) return on;
  }
  return null;
}

function midnight(on: CalendarDay): number {
  return Date.parse(`${on}T00:00:00Z`);
}

function dayAt(ms: number): CalendarDay {
  return new Date(ms).toISOString().slice(0, 10);
}
