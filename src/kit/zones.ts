import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`, of whatever zone it is read in. */
export type CalendarDay = string;

/** A wall-clock time, `HH:MM`, 00:00 to 23:59. */
export type WallTime = string;

/**
 * The instant at which a clock on the wall of `zone` shows this date and time.
 * A time skipped by a change of the clocks → the first valid minute after; a time shown twice → its first showing.
 * An unknown zone counts as UTC.
 * @throws RangeError malformed date or time
 */
export function instantOf(on: CalendarDay, at: WallTime, zone: string): Date {
  const key = `${on} ${at} ${zone}`;
  const instant = instants.get(key) ?? findInstant(on, at, zone);
  if (instants.size >= INSTANTS_MAX) instants.clear();
  instants.set(key, instant);
  return new Date(instant);
}

// The same few days and hours are asked for again and again, and finding one takes 40 µs.
const instants = new Map<string, number>();
const INSTANTS_MAX = 1_000;

function findInstant(on: CalendarDay, at: WallTime, zone: string): number {
  const wall = Temporal.PlainDate.from(on).toPlainDateTime(Temporal.PlainTime.from(at));
  const timeZone = knownZone(zone);
  const read = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (read.toPlainDateTime().equals(wall)) return read.epochMilliseconds;
  // Inside a gap 'earlier' lands as far before it as asked; the next transition is the gap itself.
  return (read.getTimeZoneTransition('next') ?? wall.toZonedDateTime(timeZone)).epochMilliseconds;
}

/** The date on the wall of `zone` at this instant. */
export function localDay(instant: Date, zone: string): CalendarDay {
  const minute = Math.floor(instant.getTime() / 60_000);
  const latest = days.get(zone);
  if (latest?.minute === minute) return latest.day;
  const day = zoned(instant, zone).toPlainDate().toString();
  if (days.size >= DAYS_MAX) days.clear();
  days.set(zone, { minute, day });
  return day;
}

// "Today" is asked for several times with every command, and no zone's day begins within a minute.
const days = new Map<string, { readonly minute: number; readonly day: CalendarDay }>();
const DAYS_MAX = 500;

/** The time on the wall of `zone` at this instant, seconds cut off. */
export function localTime(instant: Date, zone: string): WallTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The zone itself when it is an IANA zone this machine knows, else `UTC`. */
export function knownZone(zone: string): string {
  if (known.has(zone)) return zone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return 'UTC';
  }
  known.add(zone);
  return zone;
}

// Holds valid names only, of which there are some hundreds, so it can't grow without end.
const known = new Set<string>(['UTC']);

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(knownZone(zone));
}
