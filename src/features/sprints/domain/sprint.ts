import type { PersonId, TeamId, TrackerSprintId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';

/** UUID v7. */
export type SprintId = string & { readonly __brand: 'SprintId' };

export type SprintState = 'planned' | 'open' | 'closed';

/** A stretch of time for which a team commits itself to work. */
export type Sprint = {
  readonly id: SprintId;
  /** Null for a tracker's sprint while nobody said whose its board is. */
  readonly teamId: TeamId | null;
  /** `muster`: set in Slack · `tracker`: read from Jira, and changed there only. */
  readonly source: 'muster' | 'tracker';
  /** Which of the tracker's sprints; null for Muster's. */
  readonly trackerId: TrackerSprintId | null;
  /** The tracker's own id, by which its issues name it. */
  readonly trackerHostId: string | null;
  /** Its board at the tracker: all sprints of one belong to one team. Null for Muster's, and where the tracker says none. */
  readonly boardKey: string | null;
  /** 1 to 60 characters. */
  readonly name: string;
  readonly state: SprintState;
  /** IANA; on its wall the days of the burndown begin and end. The team's when it was planned. */
  readonly timeZone: string;
  /** As planned; both days belong to it. */
  readonly startsOn: CalendarDay;
  readonly endsOn: CalendarDay;
  /** When somebody opened and closed it. */
  readonly startedAt: Date | null;
  readonly closedAt: Date | null;
  readonly createdById: PersonId | null;
  readonly version: number;
};

/** What a form says of a sprint. */
export type SprintPlan = Pick<Sprint, 'name' | 'startsOn' | 'endsOn'>;

export const SPRINT_NAME_MAX = 60;

/** Longest sprint, in days. House rule: the burndown shows as many, and nobody plans further. */
export const SPRINT_DAYS_MAX = 60;

/** Tasks a sprint takes. House rule: a select offers 100, and a team of 20 does fewer. */
export const SPRINT_TASKS_MAX = 300;

/** One task's time in a sprint: `until` is null while it stays. */
export type Stay = { readonly taskId: string; readonly from: Date; readonly until: Date | null };

export function isLive({ state }: Pick<Sprint, 'state'>): boolean {
  return state !== 'closed';
}

export function isBegun<S extends Pick<Sprint, 'startedAt'>>(sprint: S): sprint is S & { readonly startedAt: Date } {
  return sprint.startedAt !== null;
}

/** Its time: to its close, or to `now` while it is open; null before it began. */
export function spanOf(
  { startedAt, closedAt }: Pick<Sprint, 'startedAt' | 'closedAt'>,
  now: Date,
): { readonly startedAt: Date; readonly endedAt: Date } | null {
  if (startedAt === null) return null;
  const end = closedAt ?? now;
  // Another replica's clock may be ahead of ours.
  return { startedAt, endedAt: end < startedAt ? startedAt : end };
}
