import { addDays, daysBetween } from '../../../kit/dates/calendar.ts';
import { type Week, weekOf } from '../../../kit/dates/iso-week.ts';
import type { TeamId } from '../../../kit/ids.ts';
import { instantOf, localDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findCurrentSprint, listSprints, type SprintSpan } from '../../sprints/index.ts';
import type { RangeChoice } from '../domain/ask.ts';
import type { Range, Scope } from '../domain/scope.ts';
import type { ShownTime } from '../domain/shown.ts';
import { daysOf, rangeOf, type Weeks, weeksBefore, weeksOf, weeksUntil } from '../domain/time-of.ts';
import type { PersonViewer } from './read-viewer.ts';

/** A choice of time as instants. */
export type ResolvedTime = {
  readonly time: ShownTime;
  readonly range: Range;
  /** As long before, or the sprint before; null without any. */
  readonly before: Range | null;
  /** The weeks it touches. */
  readonly weeks: Weeks;
};

type Asked = {
  readonly choice: RangeChoice;
  readonly scope: Scope;
  readonly viewer: PersonViewer;
  readonly zone: string;
  readonly now: Date;
};

/** @returns null where a sprint was asked for and none is open */
export async function resolveTime(tx: Tx, { choice, scope, viewer, zone, now }: Asked): Promise<ResolvedTime | null> {
  const count = weeksOf(choice);
  if (count === null) {
    const sprint = await findCurrentSprint(tx, teamIdsOf(scope, viewer));
    return sprint === null ? null : ofSprint(tx, sprint, { zone, now });
  }
  const weeks = weeksUntil(now, count, zone);
  const time = { kind: 'weeks', weeks: count, goesOn: true, ...daysOf(weeks) } as const;
  return { time, weeks, range: rangeOf(weeks), before: rangeOf(weeksBefore(weeks, zone)) };
}

/** Whose sprint: of everybody, any. */
function teamIdsOf(scope: Scope, viewer: PersonViewer): readonly TeamId[] {
  if (scope.kind === 'team') return [scope.teamId];
  return scope.kind === 'person' && scope.personId === viewer.personId ? viewer.ownTeamIds : [];
}

async function ofSprint(tx: Tx, sprint: SprintSpan, { zone, now }: { zone: string; now: Date }): Promise<ResolvedTime> {
  const { name, from, startsOn, timeZone } = sprint;
  // Open beyond its plan it lasts until today is over: whole days, so that what was computed serves the next reader.
  const lastDay = [sprint.endsOn, localDay(now, timeZone)].sort()[1] ?? sprint.endsOn;
  const range = { from, to: instantOf(addDays(lastDay, 1), '00:00', timeZone) };
  const earlier = await listSprints(tx, { teamId: sprint.teamId, limit: 5 });
  const closed = earlier.find(({ to }) => to !== null && to <= from);
  return {
    time: { kind: 'sprint', name, firstDay: startsOn, lastDay },
    ...{ range, before: closed?.to == null ? null : { from: closed.from, to: closed.to } },
    weeks: weeksIn(range, { zone, now }),
  };
}

/** The weeks of a stretch of time, as far as they have begun. */
function weeksIn({ from, to }: Range, { zone, now }: { readonly zone: string; readonly now: Date }): Weeks {
  const first: Week = weekOf(from, zone);
  const last = weekOf(now < to ? now : to, zone);
  return { first, last, count: 1 + daysBetween(first.monday, last.monday) / 7 };
}
