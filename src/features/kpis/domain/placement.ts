import { addDays, weekdayOf } from '../../../kit/dates/calendar.ts';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import { type CalendarDay, instantOf } from '../../../kit/zones.ts';

/** Somebody's time in a team. Instants in milliseconds. */
export type Stay = {
  readonly teamId: TeamId;
  /** The team's, while they are there. */
  readonly zone: string;
  /** Null: as long as is known. */
  readonly from: number | null;
  /** Not included; null: still there. */
  readonly until: number | null;
};

/** Where somebody's work belongs. */
export type Placement = {
  readonly personId: PersonId;
  /** Their own, for times without a team. */
  readonly zone: string;
  readonly stays: readonly Stay[];
};

/** How things stand now, as `people` tells it. */
export type Standing = {
  readonly personId: PersonId;
  readonly zone: string;
  readonly teams: readonly { readonly teamId: TeamId; readonly zone: string }[];
};

/**
 * What is known of somebody once this is told: who is in a team from now on, and who isn't any more. The first teams ever
 * told count for all the time before. A team that was deleted is forgotten, as if it had never been. Told again it
 * changes nothing.
 * @param zones of every team there is
 */
export function moved(
  before: Placement | null,
  { standing, zones, at }: { standing: Standing; zones: ReadonlyMap<TeamId, string>; at: Date },
): Placement {
  const known = (before?.stays ?? []).filter(({ teamId }) => zones.has(teamId));
  const now = at.getTime();
  const isIn = (id: TeamId) => standing.teams.some(({ teamId }) => teamId === id);
  const followed = known.map((stay) => {
    if (stay.until !== null) return stay;
    return isIn(stay.teamId) ? { ...stay, zone: zones.get(stay.teamId) ?? stay.zone } : { ...stay, until: now };
  });
  const isNew = (id: TeamId) => !followed.some(({ teamId, until }) => teamId === id && until === null);
  const fresh = standing.teams
    .filter(({ teamId }) => isNew(teamId))
    .map((team): Stay => ({ ...team, from: known.length === 0 ? null : now, until: null }));
  return { personId: standing.personId, zone: standing.zone, stays: inOrder([...followed, ...fresh]) };
}

/** The stays that hold this instant; of what was before all of them, the first ones. */
export function staysAt({ stays }: Placement, at: Date): readonly Stay[] {
  const first = stays[0];
  if (first === undefined) return [];
  const instant = at.getTime();
  if (first.from !== null && instant < first.from) return stays.filter(({ from }) => from === first.from);
  return stays.filter(({ from, until }) => (from === null || from <= instant) && (until === null || instant < until));
}

/** Whose work something is that was merged then, and on whose wall its weeks are read. */
export function placeAt(
  placement: Placement | null,
  at: Date,
): { readonly personId: PersonId | null; readonly teamIds: readonly TeamId[]; readonly zone: string } {
  if (placement === null) return { personId: null, teamIds: [], zone: 'UTC' };
  const stays = staysAt(placement, at);
  const teamIds = [...new Set(stays.map(({ teamId }) => teamId))];
  return { personId: placement.personId, teamIds, zone: stays[0]?.zone ?? placement.zone };
}

/**
 * The Monday of the week in which an instant lies on the wall of a zone. By the borders of weeks, which are remembered:
 * asking each instant for its own day takes ten times as long, and a walk through everything asks half a million times.
 */
export function mondayOf(at: Date, zone: string): CalendarDay {
  const day = at.toISOString().slice(0, 10);
  const monday = addDays(day, 1 - weekdayOf(day));
  const next = addDays(monday, 7);
  if (at < instantOf(monday, '00:00', zone)) return addDays(monday, -7);
  return at < instantOf(next, '00:00', zone) ? monday : next;
}

export function isSamePlacement(a: Placement, b: Placement): boolean {
  const words = ({ zone, stays }: Placement) =>
    JSON.stringify([zone, ...inOrder(stays).map((one) => [one.teamId, one.zone, one.from, one.until])]);
  return words(a) === words(b);
}

function inOrder(stays: readonly Stay[]): readonly Stay[] {
  const start = ({ from }: Stay) => from ?? Number.NEGATIVE_INFINITY;
  return [...stays].sort((a, b) =>
    start(a) === start(b) ? (a.teamId < b.teamId ? -1 : 1) : start(a) < start(b) ? -1 : 1,
  );
}
