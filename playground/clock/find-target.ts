import { addDays, calendarDay, weekdayOf } from '../../src/kit/dates/calendar.ts';
import { type CalendarDay, instantOf, localDay, type WallTime } from '../../src/kit/zones.ts';
import type { ClockTarget } from '../web/contract.ts';

export type FoundTarget =
  | { readonly kind: 'at'; readonly at: Date }
  /** A sentence for who asked. */
  | { readonly kind: 'refused'; readonly words: string };

/** Furthest the clock goes at once, in days: a year and a month, more than any rule of Muster's looks ahead. */
export const DAYS_MAX = 400;

/** Where the clock shall go. @param zone IANA, of whoever asks: their walls show 18:00 */
export function findTarget(
  target: ClockTarget,
  { now, zone }: { readonly now: Date; readonly zone: string },
): FoundTarget {
  const at = instantFor(target, { now, zone });
  if (at === null) return refused('That is no date and time. Choose one of the calendar.');
  if (at <= now) return refused('The clock only goes forward. Choose a later time.');
  const daysAhead = (at.getTime() - now.getTime()) / DAY_MS;
  // The hour that summer time takes or gives is not worth a refusal.
  if (daysAhead > DAYS_MAX + 1 / 24) return refused(`That is more than ${DAYS_MAX} days ahead. Go there in steps.`);
  return { kind: 'at', at };
}

const DAY_MS = 86_400_000;

const refused = (words: string): FoundTarget => ({ kind: 'refused', words });

function instantFor(target: ClockTarget, { now, zone }: { readonly now: Date; readonly zone: string }): Date | null {
  const today = localDay(now, zone);
  switch (target.kind) {
    case 'minutes': {
      const isCount = Number.isInteger(target.minutes) && target.minutes > 0 && target.minutes < 1e7;
      return isCount ? new Date(now.getTime() + target.minutes * 60_000) : null;
    }
    case 'evening':
      return firstAfter(now, [today, addDays(today, 1)], { at: '18:00', zone });
    case 'monday': {
      const monday = addDays(today, (8 - weekdayOf(today)) % 7);
      return firstAfter(now, [monday, addDays(monday, 7)], { at: '09:00', zone });
    }
    case 'at':
      return instantOfLocal(target.local, zone);
    default:
      target satisfies never;
      return null;
  }
}

type Wall = { readonly at: WallTime; readonly zone: string };

function firstAfter(now: Date, days: readonly CalendarDay[], { at, zone }: Wall): Date | null {
  return days.map((on) => instantOf(on, at, zone)).find((instant) => instant > now) ?? null;
}

function instantOfLocal(local: unknown, zone: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(String(local));
  if (parts === null) return null;
  const [, year, month, day, hour, minute] = parts;
  const on = calendarDay(Number(year), Number(month), Number(day));
  return on === null ? null : instantOf(on, `${hour}:${minute}`, zone);
}
