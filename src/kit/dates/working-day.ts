import { type CalendarDay, instantOf, localDay, type WallTime } from '../zones.ts';
import { addDays, type IsoWeekday, weekdayOf } from './calendar.ts';
import { nextLocalInstant } from './next-local-instant.ts';

export type WorkingHours = {
  readonly start: WallTime;
  /** Not after `start`: the shift ends on the next day. */
  readonly end: WallTime;
  /** No days at all count as the default's. */
  readonly days: readonly IsoWeekday[];
};

/** On which dates somebody works. */
export type Workdays = {
  readonly hours: WorkingHours;
  /** Dates on which nobody works there though the week says so: holidays. */
  readonly isFree?: (on: CalendarDay) => boolean;
};

/** Where and when somebody works. */
export type Workplace = Workdays & { readonly timeZone: string };

/** Source: product page, section 6. */
export const defaultWorkingHours: WorkingHours = { start: '09:00', end: '18:00', days: [1, 2, 3, 4, 5] };

export function isWorkingDay(on: CalendarDay, { hours, isFree }: Workdays): boolean {
  const days = hours.days.length === 0 ? defaultWorkingHours.days : hours.days;
  return days.includes(weekdayOf(on)) && isFree?.(on) !== true;
}

/** The first working day after `on`, never `on` itself. */
export function nextWorkingDay(on: CalendarDay, workdays: Workdays): CalendarDay {
  return seekWorkingDay(on, 1, workdays);
}

/** The last working day before `on`, never `on` itself. */
export function previousWorkingDay(on: CalendarDay, workdays: Workdays): CalendarDay {
  return seekWorkingDay(on, -1, workdays);
}

/** When work begins on this date, be it a working day or not. */
export function workStart(on: CalendarDay, { timeZone, hours }: Workplace): Date {
  return instantOf(on, hours.start, timeZone);
}

/** When the work that began on this date ends, be it a working day or not. */
export function workEnd(on: CalendarDay, { timeZone, hours }: Workplace): Date {
  return instantOf(hours.end > hours.start ? on : addDays(on, 1), hours.end, timeZone);
}

/** Whether somebody is at work: start included, end not. */
export function isWorkingTime(at: Date, workplace: Workplace): boolean {
  const today = localDay(at, workplace.timeZone);
  // A shift over midnight belongs to the day on which it began.
  return [addDays(today, -1), today].some(
    (on) => isWorkingDay(on, workplace) && at >= workStart(on, workplace) && at < workEnd(on, workplace),
  );
}

/** The instant itself while at work, else the next start of work. */
export function nextWorkingTime(at: Date, workplace: Workplace): Date {
  if (isWorkingTime(at, workplace)) return at;
  const { timeZone, hours } = workplace;
  const isDay = (on: CalendarDay) => isWorkingDay(on, workplace);
  const start = nextLocalInstant({ after: at, at: hours.start, timeZone, isDay });
  return start ?? workStart(nextWorkingDay(localDay(at, timeZone), workplace), workplace);
}

/** Days without work in a row that are believed; beyond them the week alone counts, so that no search goes on for ever. */
const FREE_DAYS_MAX = 400;

function seekWorkingDay(on: CalendarDay, step: 1 | -1, { hours, isFree }: Workdays): CalendarDay {
  let day = addDays(on, step);
  for (
    let sought = 0;
    !isWorkingDay(day, sought < FREE_DAYS_MAX && isFree ? { hours, isFree } : { hours });
    sought += 1
  )
    day = addDays(day, step);
  return day;
}
