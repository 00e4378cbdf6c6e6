import { type CalendarDay, instantOf, localDay, type WallTime } from '../zones.ts';
import { addDays } from './calendar.ts';

/** A time of day that comes back: on which days, at what time of the wall of which zone. */
export type LocalTimes = {
  readonly at: WallTime;
  /** IANA; an unknown zone counts as UTC. */
  readonly timeZone: string;
  /**
   * Whether this local day has one, and at that instant. The day is the one on the wall's calendar; the instant may lie on
   * the next one where a change of the clocks swallowed the day's last hour.
   */
  readonly isDay: (on: CalendarDay, instant: Date) => boolean;
};

/**
 * The next instant after `after` at which the wall of the zone shows `at` on such a day: exactly one for each of them. A
 * time skipped by a change of the clocks → the first valid minute after; one shown twice → its first showing; a day that
 * the zone skipped altogether has none.
 * @param after not included, so the result may be given back in
 * @returns null when no such day comes within 800 days
 */
export function nextLocalInstant({ after, ...times }: LocalTimes & { readonly after: Date }): Date | null {
  // From yesterday on: its instant may lie ahead when the change of the clocks swallowed its last hour.
  let on = addDays(localDay(after, times.timeZone), -1);
  for (let sought = 0; sought < SOUGHT_MAX; sought += 1, on = addDays(on, 1)) {
    const instant = instantOf(on, times.at, times.timeZone);
    // What costs most comes last.
    if (instant > after && times.isDay(on, instant) && exists(on, times.timeZone)) return instant;
  }
  return null;
}

/** Days looked at, so that no search goes on for ever; longer than any parental leave. */
const SOUGHT_MAX = 800;

/** False for a day that the zone left out when it moved over the date line, as Samoa did with 30 December 2011. */
function exists(on: CalendarDay, timeZone: string): boolean {
  return localDay(instantOf(on, '00:00', timeZone), timeZone) === on;
}
