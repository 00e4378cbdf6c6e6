import type { ChapterNeeds } from '../chapter.ts';

/** One sprint of the team. Instants are milliseconds; days are the calendar's, both included. */
export type SprintSpan = {
  readonly name: string;
  /** When its lead opens it. */
  readonly opensAt: number;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** Length of a sprint, and how long before the present the open one began: so that its burndown has something to say. */
const SPRINT_DAYS = 14;
const OPEN_FOR_DAYS = 4;
/** Closed ones that fit in front of it, at most. */
const CLOSED_MAX = 6;
/** Where its lead is away for longer the sprint before goes on. */
const LATE_DAYS_MAX = 4;

/** Sprints of two weeks up to the present, the open one last; a short past has few or none. */
export function listSprints({ from, to, calendarOf }: ChapterNeeds, lead: string): readonly SprintSpan[] {
  const last = workdayNear(to - OPEN_FOR_DAYS * DAY_MS);
  const starts = Array.from({ length: CLOSED_MAX + 1 }, (_, back) => last - back * SPRINT_DAYS * DAY_MS).reverse();
  const begun = starts
    .map((day) => ({ day, opensAt: calendarOf(lead).nextWorking(day) + QUARTER_MS }))
    .filter(
      ({ day, opensAt }) => day > from + DAY_MS / 2 && opensAt < Math.min(day + LATE_DAYS_MAX * DAY_MS, to - DAY_MS),
    );
  return begun.map(({ day, opensAt }, at) => ({
    ...{ name: `Sprint ${at + 1}`, opensAt, startsOn: dayOf(day), endsOn: dayOf(day + (SPRINT_DAYS - 1) * DAY_MS) },
  }));
}

const DAY_MS = 86_400_000;
const QUARTER_MS = 15 * 60_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The beginning, in UTC, of that day; of the Friday before or the Monday after where it is no working day. */
function workdayNear(at: number): number {
  const day = Math.floor(at / DAY_MS) * DAY_MS;
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? day - DAY_MS : weekday === 0 ? day + DAY_MS : day;
}
