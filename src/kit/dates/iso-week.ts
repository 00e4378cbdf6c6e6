import { type CalendarDay, instantOf, localDay } from '../zones.ts';
import { addDays, daysBetween, weekdayOf } from './calendar.ts';

/** A week as people say it: an ISO week, `2026-W48`. */
export type WeekKey = `${number}-W${string}`;

/** An ISO week of a team's own calendar: from Monday's first instant to the next Monday's, which isn't in it. */
export type Week = {
  readonly key: WeekKey;
  readonly monday: CalendarDay;
  readonly from: Date;
  readonly to: Date;
};

/** The week in which this instant lies on the wall of the zone. */
export function weekOf(at: Date, zone: string): Week {
  return weekOn(localDay(at, zone), zone);
}

/** The week that holds this day. */
export function weekOn(day: CalendarDay, zone: string): Week {
  const monday = addDays(day, 1 - weekdayOf(day));
  return {
    key: keyOf(monday),
    monday,
    from: instantOf(monday, '00:00', zone),
    to: instantOf(addDays(monday, 7), '00:00', zone),
  };
}

/** @param weeks how far: -1 is the week before, 1 the one after */
export function shiftWeek({ monday }: Pick<Week, 'monday'>, weeks: number, zone: string): Week {
  return weekOn(addDays(monday, 7 * weeks), zone);
}

/** A week belongs to the year that has its Thursday, and the first Thursday of a year lies in week 1. */
function keyOf(monday: CalendarDay): WeekKey {
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  const number = 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
  return `${year}-W${String(number).padStart(2, '0')}`;
}
