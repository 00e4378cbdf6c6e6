import { addDays, type IsoWeekday } from '../../../kit/dates/calendar.ts';
import { shiftWeek, type Week, weekOf } from '../../../kit/dates/iso-week.ts';
import { nextWorkingDay, type Workdays } from '../../../kit/dates/working-day.ts';
import { type CalendarDay, instantOf, type WallTime } from '../../../kit/zones.ts';

/** When a team's leaderboard appears. */
export type Timing = {
  readonly weekday: IsoWeekday;
  /** On the wall of `timeZone`. */
  readonly at: WallTime;
  readonly timeZone: string;
  /** On which days the team works; its free days move the posting. */
  readonly workdays: Workdays;
};

/** One appearance: when, and of which week. */
export type Slot = { readonly at: Date; readonly week: Week };

/**
 * When the leaderboard of a week appears: on the chosen day of the week after it; a public holiday moves it to the next
 * working day, unless the team has seven free days in a row, for then the one of the next week would overtake it.
 */
export function slotOf(week: Week, timing: Timing): Slot {
  const chosen = addDays(week.monday, 7 + timing.weekday - 1);
  return { at: instantOf(moveFrom(chosen, timing.workdays), timing.at, timing.timeZone), week };
}

/** The first one after this instant. */
export function nextSlot(after: Date, timing: Timing): Slot {
  let week = shiftWeek(weekOf(after, timing.timeZone), -REACH_WEEKS, timing.timeZone);
  for (;;) {
    const slot = slotOf(week, timing);
    if (slot.at > after) return slot;
    week = shiftWeek(week, 1, timing.timeZone);
  }
}

/** The last one that has come by this instant. */
export function latestSlot(by: Date, timing: Timing): Slot {
  let week = shiftWeek(weekOf(by, timing.timeZone), -1, timing.timeZone);
  for (;;) {
    const slot = slotOf(week, timing);
    if (slot.at <= by) return slot;
    week = shiftWeek(week, -1, timing.timeZone);
  }
}

/** A slot lies at most 13 days after its week ended: the chosen day and six free days more. */
const REACH_WEEKS = 3;

function moveFrom(chosen: CalendarDay, workdays: Workdays): CalendarDay {
  // A day that the team chose though its week is over counts; only what the calendar takes away moves it.
  if (workdays.isFree?.(chosen) !== true) return chosen;
  const next = nextWorkingDay(chosen, workdays);
  return next > addDays(chosen, 6) ? chosen : next;
}
