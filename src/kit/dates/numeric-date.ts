import type { CalendarDay } from '../zones.ts';
import { calendarDay, nextOccurrence } from './calendar.ts';

/** Which number stands first in `12/1`. */
export type DayOrder = 'month-first' | 'day-first';

/**
 * Reads `2026-12-01`, `1.12.`, `1.12.2026`, `12/1` and `12/1/2026` as whole texts. Without a year: the next such day.
 * Dots always mean day first; with slashes the locale's order goes first, the other where only that one exists.
 * `1.12` is no date but a version; so is anything longer.
 */
export function readNumericDate(text: string, today: CalendarDay, order: DayOrder): CalendarDay | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(20\d\d)?$/.exec(text);
  if (dotted !== null) return dayOf({ day: dotted[1], month: dotted[2], year: dotted[3] }, today);
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(20\d\d|\d\d))?$/.exec(text);
  if (slashed === null) return null;
  const [, first, second, year] = slashed;
  const monthFirst = dayOf({ month: first, day: second, year }, today);
  const dayFirst = dayOf({ day: first, month: second, year }, today);
  return order === 'month-first' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

/** The order people of this locale write; an unknown locale is day-first, as most of the world. */
export function dayOrderOf(locale: string): DayOrder {
  const cached = orders.get(locale);
  if (cached !== undefined) return cached;
  const order = askIntl(locale);
  if (orders.size < 1000) orders.set(locale, order);
  return order;
}

const orders = new Map<string, DayOrder>();

function askIntl(locale: string): DayOrder {
  try {
    const parts = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' }).formatToParts(0);
    const place = (type: string) => parts.findIndex((part) => part.type === type);
    return place('month') < place('day') ? 'month-first' : 'day-first';
  } catch {
    return 'day-first';
  }
}

type Said = { day: string | undefined; month: string | undefined; year: string | undefined };

function dayOf({ day, month, year }: Said, today: CalendarDay): CalendarDay | null {
  if (year === undefined) return nextOccurrence(Number(month), Number(day), today);
  return calendarDay(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
}
