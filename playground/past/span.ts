import { people } from '../company.ts';
import { isHoliday } from './holidays.ts';

/** Length of the company's past, in days. */
export const PAST_DAYS = 90;

/**
 * The present of a world that is new: the latest 14:10 UTC on a day on which all of the company works. Berlin is in its
 * afternoon then, New York has begun, Kolkata has just gone home.
 */
export function presentOf(now: Date): Date {
  const present = new Date(now);
  present.setUTCHours(14, 10, 0, 0);
  if (present > now) present.setUTCDate(present.getUTCDate() - 1);
  while (!isWorkday(present)) present.setUTCDate(present.getUTCDate() - 1);
  return present;
}

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

function isWorkday(at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  const weekend = at.getUTCDay() === 0 || at.getUTCDay() === 6;
  return !weekend && !people.some(({ timeZone }) => isHoliday(day, timeZone));
}
