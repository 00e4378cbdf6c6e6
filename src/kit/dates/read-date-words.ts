import { casual, type ParsedResult } from 'chrono-node/en';
import { type CalendarDay, localDay } from '../zones.ts';
import { addDays, calendarDay, nextOccurrence, weekdayOf } from './calendar.ts';
import { mayEndDate, namedDay, numericDay, ownDay, pastDay, relativeDay } from './date-shapes.ts';
import { dayOrderOf, readNumericDate } from './numeric-date.ts';

export type DateReader = {
  readonly now: Date;
  /** The person's IANA zone: decides which day it is now. */
  readonly timeZone: string;
  /** BCP 47; decides how `12/1` is read. */
  readonly locale: string;
};

export type DateReading =
  | { readonly kind: 'date'; readonly on: CalendarDay }
  /** A date, but gone by. `on` is null where only the words say so (`last week`). */
  | { readonly kind: 'past'; readonly on: CalendarDay | null; readonly message: string };

/**
 * Reads a phrase as a day in the person's zone, as a whole or not at all: `today`, `friday`, `next week`, `in 3 days`,
 * `2026-12-01`, `1.12.`, `12/1` by locale, `1 dec`, `end of month`.
 * A day without a year is the next such day, today included; a weekday named on itself is the one a week later;
 * `next week` is its Monday. Null: not a date.
 */
export function readDateWords(text: string, reader: DateReader): DateReading | null {
  if (text.length > PHRASE_MAX) return null;
  const said = text.trim().replace(/\s+/g, ' ').toLowerCase();
  if (!mayEndDate.test(said.slice(said.lastIndexOf(' ') + 1))) return null;
  if (pastDay.test(said)) return past(said, null);
  // Before anything is computed: most phrases that are tried at the end of a title are no date.
  if (![ownDay, numericDay, namedDay, relativeDay].some((shape) => shape.test(said))) return null;
  const today = localDay(reader.now, reader.timeZone);
  const on =
    readOwn(said, today) ??
    readNumericDate(said, today, dayOrderOf(reader.locale)) ??
    readNamed(said, today) ??
    readRelative(said, today);
  if (on === null) return null;
  return on < today ? past(said, on) : { kind: 'date', on };
}

/** No phrase we read is longer; keeps the patterns away from texts of any length. */
const PHRASE_MAX = 40;

function past(said: string, on: CalendarDay | null): DateReading {
  const message = `“${said}” has passed already. Choose today or a later day, for example \`tomorrow\` or \`friday\`.`;
  return { kind: 'past', on, message };
}

/** Where people planning work mean something else than a date library does. */
function readOwn(said: string, today: CalendarDay): CalendarDay | null {
  const monday = addDays(today, 1 - weekdayOf(today));
  switch (said) {
    case 'next week':
      return addDays(monday, 7);
    case 'next month':
      return addDays(lastOfMonth(today), 1);
    case 'eow':
    case 'end of week':
    case 'end of the week':
    case 'this week':
      // Said on a weekend, it is the working week that comes.
      return weekdayOf(today) <= 5 ? addDays(monday, 4) : addDays(monday, 11);
    case 'end of next week':
      return addDays(monday, 11);
    case 'eom':
      return lastOfMonth(today);
    default:
      return null;
  }
}

function lastOfMonth(today: CalendarDay): CalendarDay {
  const [year = 0, month = 0] = today.split('-').map(Number);
  for (const day of [31, 30, 29]) {
    const on = calendarDay(year, month, day);
    if (on !== null) return on;
  }
  return `${today.slice(0, 8)}28`;
}

/** `1 dec`, `dec 1, 2026`, `fri 27 nov`; a weekday that contradicts its date makes it no date. */
function readNamed(said: string, today: CalendarDay): CalendarDay | null {
  const match = namedDay.exec(said);
  if (match === null) return null;
  const month = 1 + monthStarts.indexOf((match.groups?.month ?? '').slice(0, 3));
  const day = Number.parseInt(match.groups?.day ?? '', 10);
  const year = /\d{4}/.exec(match.groups?.year ?? '');
  const on = year === null ? nextOccurrence(month, day, today) : calendarDay(Number(year[0]), month, day);
  const weekday = 1 + dayStarts.indexOf(said.slice(0, 3));
  return on !== null && weekday > 0 && weekday !== weekdayOf(on) ? null : on;
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayStarts = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function readRelative(said: string, today: CalendarDay): CalendarDay | null {
  if (!relativeDay.test(said)) return null;
  const key = `${today} ${said}`;
  const known = relatives.get(key);
  if (known !== undefined) return known;
  if (relatives.size >= RELATIVES_MAX) relatives.clear();
  const on = findRelative(said, today);
  relatives.set(key, on);
  return on;
}

// People say the same few words all day, and the library takes 50 µs for each.
const relatives = new Map<string, CalendarDay | null>();
const RELATIVES_MAX = 500;

function findRelative(said: string, today: CalendarDay): CalendarDay | null {
  // Noon in UTC, so that neither this machine's zone nor a change of the clocks can move the day.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [result, ...others] = casual.parse(said, reference, { forwardDate: true });
  if (result === undefined || others.length > 0 || result.text.length !== said.length) return null;
  const on = dayIn(result);
  return on === today && !/^today$/.test(said) ? addDays(today, 7) : on;
}

function dayIn({ start }: ParsedResult): CalendarDay | null {
  return calendarDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
}
