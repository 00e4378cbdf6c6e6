import { Temporal } from 'temporal-polyfill';
import type { Person } from '../company.ts';
import { isHoliday } from './holidays.ts';

/** A stretch of days off, both ends included, as `YYYY-MM-DD` in the person's own calendar. */
export type Absence = {
  readonly from: string;
  readonly to: string;
  readonly why: string;
  /** Whether Muster was told, by `/muster away`. */
  readonly told: boolean;
};

/** When somebody works. All instants are milliseconds. */
export type Calendar = {
  isWorking(at: number): boolean;
  /** The instant itself while at work, else the next start of work. */
  nextWorking(at: number): number;
  /** The instant itself while at work, else shortly before the last end of work. */
  lastWorking(at: number): number;
  /** So many hours of their own work later; never outside their hours. */
  after(at: number, hours: number): number;
  /** `YYYY-MM-DD` of the working day that many working days later; 0: today or the next one. */
  workingDay(at: number, later: number): string;
  /** When work ends on the day of that instant, or on the next working day. */
  dayEnd(at: number): number;
  /** The absence that begins at the next working day or now; null while there is none near. */
  absenceSoon(at: number): Absence | null;
};

type Needs = {
  readonly person: Person;
  readonly from: number;
  readonly to: number;
  readonly absences: readonly Absence[];
};

/** House rule of Muster: 09:00 to 18:00, Monday to Friday. */
const START = '09:00';
const HOURS = 9;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Around the span itself, in days: dates reach beyond it, and lateness before it. */
const MARGIN = { before: 14, after: 45 };

type Day = { readonly day: string; readonly start: number; readonly end: number };

/** @throws Error when asked for an instant far outside the span */
export function createCalendar({ person, from, to, absences }: Needs): Calendar {
  const days = listDays(person.timeZone, from, to).filter(
    ({ day }) => !absences.some((absence) => day >= absence.from && day <= absence.to),
  );
  const indexAt = (at: number): number => {
    const index = days.findIndex(({ end }) => at < end);
    if (index === -1) throw new Error(`no working day of ${person.handle} after ${new Date(at).toISOString()}`);
    return index;
  };
  const dayAt = (index: number): Day => {
    const day = days[index];
    if (day === undefined) throw new Error(`no such working day of ${person.handle}`);
    return day;
  };
  const nextWorking = (at: number): number => Math.max(at, dayAt(indexAt(at)).start);
  return {
    isWorking: (at) => dayAt(indexAt(at)).start <= at,
    nextWorking,
    lastWorking(at) {
      const index = indexAt(at);
      return dayAt(index).start <= at ? at : dayAt(index - 1).end - LAST_MS;
    },
    after(at, hours) {
      let index = indexAt(at);
      let time = nextWorking(at);
      let left = hours * HOUR_MS;
      while (time + left >= dayAt(index).end) {
        left -= dayAt(index).end - time;
        index += 1;
        time = dayAt(index).start;
      }
      return time + left;
    },
    workingDay: (at, later) => dayAt(indexAt(at) + later).day,
    dayEnd: (at) => dayAt(indexAt(at)).end,
    absenceSoon(at) {
      const today = dayAt(indexAt(at)).day;
      const next = dayAt(indexAt(at) + 1).day;
      return absences.find((absence) => absence.from > today && absence.from < next) ?? null;
    },
  };
}

/** Nobody does anything in the last minutes of a day. */
const LAST_MS = 5 * 60_000;

function listDays(timeZone: string, from: number, to: number): readonly Day[] {
  const first = Temporal.Instant.fromEpochMilliseconds(from - MARGIN.before * DAY_MS).toZonedDateTimeISO(timeZone);
  const count = MARGIN.before + MARGIN.after + Math.ceil((to - from) / DAY_MS);
  return Array.from({ length: count }, (_, at) => first.toPlainDate().add({ days: at })).flatMap((date) => {
    const day = date.toString();
    if (date.dayOfWeek > 5 || isHoliday(day, timeZone)) return [];
    const start = date.toZonedDateTime({ timeZone, plainTime: START }).epochMilliseconds;
    return [{ day, start, end: start + HOURS * HOUR_MS }];
  });
}
