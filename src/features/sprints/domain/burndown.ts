import { addDays } from '../../../kit/dates/calendar.ts';
import { type CalendarDay, instantOf, localDay } from '../../../kit/zones.ts';
import { replayTo, type Standing } from './replay.ts';
import type { ScopeEvent } from './scope-event.ts';
import { type Span, type Unit, weigh } from './tally.ts';

/** A sprint at the end of a day: `remaining = scope - done`, always. Re-estimates and newcomers move `scope` alone. */
export type BurndownDay = {
  readonly on: CalendarDay;
  readonly scope: number;
  readonly done: number;
  readonly remaining: number;
};

export type Burndown = {
  readonly unit: Unit;
  /** As it began. */
  readonly start: Omit<BurndownDay, 'on'>;
  /** One a day on the wall of the sprint's zone, from the first to the last; the last one ends with the sprint, or now. */
  readonly days: readonly BurndownDay[];
};

/** More days than this aren't drawn: the last ones are. Source: twice the longest sprint of Scrum. */
export const DAYS_MAX = 62;

/**
 * Rebuilds a burndown from what happened, day by day.
 * @param events in any order
 */
export function burndownOf(
  events: readonly ScopeEvent[],
  { unit, timeZone, ...span }: Span & { readonly unit: Unit; readonly timeZone: string },
): Burndown {
  const { startedAt, endedAt } = span;
  const days = daysOf(span, timeZone);
  const nights = days.map((on) => {
    // A day's last instant: the next day's first isn't in it.
    const night = new Date(instantOf(addDays(on, 1), '00:00', timeZone).getTime() - 1);
    return night < endedAt ? night : endedAt;
  });
  const [first = [], ...later] = replayTo(events, { startedAt, instants: [startedAt, ...nights] });
  return {
    unit,
    start: readStanding(first, unit),
    days: days.map((on, n) => ({ on, ...readStanding(later[n] ?? [], unit) })),
  };
}

function readStanding(standing: readonly Standing[], unit: Unit): Omit<BurndownDay, 'on'> {
  const counting = standing.filter(({ counts }) => counts);
  const add = (sum: number, one: (typeof counting)[number]) => sum + weigh(one, unit);
  const scope = tidy(counting.reduce(add, 0));
  const done = tidy(counting.filter(({ isDone }) => isDone).reduce(add, 0));
  return { scope, done, remaining: tidy(scope - done) };
}

function daysOf({ startedAt, endedAt }: Span, timeZone: string): readonly CalendarDay[] {
  const last = localDay(endedAt, timeZone);
  const days: CalendarDay[] = [];
  for (let on = localDay(startedAt, timeZone); on <= last; on = addDays(on, 1)) days.push(on);
  return days.slice(-DAYS_MAX);
}

function tidy(points: number): number {
  return Math.round(points * 1_000) / 1_000;
}
