import { addDays } from '../../../kit/dates/calendar.ts';
import { nextLocalInstant } from '../../../kit/dates/next-local-instant.ts';
import { isWorkingDay, nextWorkingTime, type Workplace, workEnd, workStart } from '../../../kit/dates/working-day.ts';
import { type CalendarDay, instantOf, localDay, type WallTime } from '../../../kit/zones.ts';

/** When a team asks: at this time of the wall, of the person's zone unless the team has its own. */
export type AskTime = { readonly askAt: WallTime; readonly timeZone: string | null };

/**
 * The next instant after `after` at which somebody is asked: once on each of their working days, at the time that was
 * set; where that lies outside their work of the day, half an hour before its end. Absences are not looked at: whoever
 * is away when it comes isn't asked.
 * @returns null when no working day comes within 800 days
 */
export function nextAsk(after: Date, ask: AskTime, workplace: Workplace): Date | null {
  const shift = shiftAt(nextWorkingTime(after, workplace), workplace);
  const asSet = shift === null || isAskedInShift(shift, ask, workplace);
  return nextLocalInstant({
    after,
    at: asSet ? ask.askAt : minutesBefore(workplace.hours.end, BEFORE_END_MINUTES),
    timeZone: (asSet ? ask.timeZone : null) ?? workplace.timeZone,
    isDay: (_, instant) => shiftAt(instant, workplace) !== null,
  });
}

/** How long before the end of work people are asked whose day is over at the time that was set. House rule. */
const BEFORE_END_MINUTES = 30;

/** The working day whose work goes on at this instant; that of the evening before during a shift over midnight. */
export function shiftAt(at: Date, workplace: Workplace): CalendarDay | null {
  const today = localDay(at, workplace.timeZone);
  const found = [today, addDays(today, -1)].find(
    (on) => isWorkingDay(on, workplace) && at >= workStart(on, workplace) && at < workEnd(on, workplace),
  );
  return found ?? null;
}

/** From when to when facts belong to a day: midnight to midnight, and on to the end of a shift that began on it. */
export function spanOf(on: CalendarDay, workplace: Workplace): { readonly from: Date; readonly to: Date } {
  const overnight = workplace.hours.end <= workplace.hours.start;
  const begin = (day: CalendarDay) =>
    overnight ? workEnd(addDays(day, -1), workplace) : instantOf(day, '00:00', workplace.timeZone);
  return { from: begin(on), to: begin(addDays(on, 1)) };
}

/** Of the time to answer, when somebody who hasn't is reminded. Source: product page, section 6. */
const REMIND_AT = 0.8;

/** @param delivered when Slack had the message: a queue of thousands takes nobody's time away */
export function windowOf(delivered: Date, windowMinutes: number): { readonly remindAt: Date; readonly closesAt: Date } {
  const ms = windowMinutes * 60_000;
  return {
    remindAt: new Date(delivered.getTime() + ms * REMIND_AT),
    closesAt: new Date(delivered.getTime() + ms),
  };
}

/** Whether an instant that came due was missed for so long that asking would be asking too late. */
export function isMissed(dueAt: Date, now: Date, windowMinutes: number): boolean {
  return now > windowOf(dueAt, windowMinutes).closesAt;
}

function isAskedInShift(shift: CalendarDay, ask: AskTime, workplace: Workplace): boolean {
  const zone = ask.timeZone ?? workplace.timeZone;
  return [addDays(shift, -1), shift, addDays(shift, 1)].some(
    (on) => shiftAt(instantOf(on, ask.askAt, zone), workplace) === shift,
  );
}

function minutesBefore(time: WallTime, minutes: number): WallTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = (hour * 60 + minute - minutes + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

const DAY_MINUTES = 1_440;
