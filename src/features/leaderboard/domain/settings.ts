import type { IsoWeekday } from '../../../kit/dates/calendar.ts';
import type { WallTime } from '../../../kit/zones.ts';

/** A time as a form gives it; null for anything else. */
export function readTime(typed: string | null): WallTime | null {
  return typed !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? typed : null;
}

/** A day as a form gives it, `1` to `7`; null for anything else. */
export function readWeekday(typed: string | number | null): IsoWeekday | null {
  const day = Number(typed);
  return Number.isInteger(day) && day >= 1 && day <= 7 ? (day as IsoWeekday) : null;
}

/**
 * The zone of a team that chose none: its lead's; where nobody leads, that of most members, of equals the first by name.
 * @param lead null where nobody leads
 * @param members one a person
 */
export function zoneOfTeam(lead: string | null, members: readonly string[]): string {
  if (lead !== null) return lead;
  const counted = [...Map.groupBy(members, (zone) => zone)].map(([zone, of]) => ({ zone, count: of.length }));
  return counted.sort((a, b) => b.count - a.count || (a.zone < b.zone ? -1 : 1))[0]?.zone ?? 'UTC';
}
