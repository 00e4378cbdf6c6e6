import type { PersonId } from '../ids.ts';
import type { CalendarDay, WallTime } from '../zones.ts';
import type { LocalTimes } from './next-local-instant.ts';
import { isWorkingDay, nextWorkingTime, type Workplace } from './working-day.ts';

/** A time somebody is away: start included, end not. */
export type Absence = { readonly from: Date; readonly until: Date };

/** When somebody works and when not; messages and deadlines are moved by it. */
export type WorkingLife = {
  readonly personId: PersonId;
  readonly workplace: Workplace;
  /** In order of their start; what is over may be missing. */
  readonly absences: readonly Absence[];
  /** Who stands in for them while away; null when nobody was named. */
  readonly deputyId: PersonId | null;
};

export function isAwayAt(at: Date, { absences }: Pick<WorkingLife, 'absences'>): boolean {
  return absences.some(({ from, until }) => at >= from && at < until);
}

/** The instant itself when somebody is at work and not away, else the next start of work (or return within it). */
export function nextAtWork(at: Date, life: Pick<WorkingLife, 'workplace' | 'absences'>): Date {
  let next = nextWorkingTime(at, life.workplace);
  // Each turn leaves one absence behind, so there are at most as many turns as absences.
  for (let away = awayAt(next, life); away !== undefined; away = awayAt(next, life))
    next = nextWorkingTime(away.until, life.workplace);
  return next;
}

/** For `nextLocalInstant`: this time of day on somebody's working days, holidays left out, while they aren't away. */
export function timesAtWork(life: Pick<WorkingLife, 'workplace' | 'absences'>, at: WallTime): LocalTimes {
  const isDay = (on: CalendarDay, instant: Date) => isWorkingDay(on, life.workplace) && !isAwayAt(instant, life);
  return { at, timeZone: life.workplace.timeZone, isDay };
}

function awayAt(at: Date, { absences }: Pick<WorkingLife, 'absences'>): Absence | undefined {
  return absences.find(({ from, until }) => at >= from && at < until);
}
