import type { IsoWeekday } from '../../../kit/dates/calendar.ts';
import type { WallTime } from '../../../kit/zones.ts';

/** A time as a form gives it; null for anything else. */
export function readTime(typed: string | null): WallTime | null {
  return typed !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? typed : null;
}

/** A day as a form gives it, `1` to `7`; null for anything else. */
export function readWeekday(typed: string | number | null): IsoWeekday | null {
  const day = Number(typed);
  return Number.isInteger(day) && day >= 1 && day <= 7 ? (day as IsoWeekday) : null;
}
