import { addDays } from '../../../kit/dates/calendar.ts';
import { shiftWeek, type Week, weekOf } from '../../../kit/dates/iso-week.ts';
import type { RangeChoice } from './ask.ts';
import type { Range } from './scope.ts';

/** Whole weeks on one wall. */
export type Weeks = { readonly first: Week; readonly last: Week; readonly count: number };

/** How many weeks a choice means; null for those that aren't a number of weeks. */
export function weeksOf(choice: RangeChoice): number | null {
  return { '4w': 4, '12w': 12, sprint: null }[choice];
}

/** So many weeks, the present one being the last: what is merged today is among them. */
export function weeksUntil(now: Date, count: number, zone: string): Weeks {
  const last = weekOf(now, zone);
  return { first: shiftWeek(last, 1 - count, zone), last, count };
}

/** As many weeks just before. */
export function weeksBefore({ first, last, count }: Weeks, zone: string): Weeks {
  return { first: shiftWeek(first, -count, zone), last: shiftWeek(last, -count, zone), count };
}

/** Instants; whole weeks, so that what was computed for one reader serves the next. */
export function rangeOf({ first, last }: Pick<Weeks, 'first' | 'last'>): Range {
  return { from: first.from, to: last.to };
}

/** First and last day, both included. */
export function daysOf({ first, last }: Weeks): { readonly firstDay: string; readonly lastDay: string } {
  return { firstDay: first.monday, lastDay: addDays(last.monday, 6) };
}
