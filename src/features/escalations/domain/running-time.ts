/** A stretch of time: start included, end not. */
export type Interval = { readonly from: Date; readonly until: Date };

const HOUR_MS = 3_600_000;

/**
 * The instant after so many hours on a clock that stands still during `stops`, which may overlap in any order.
 * @param hours 0 and up, fractions allowed
 */
export function afterRunning(from: Date, hours: number, stops: readonly Interval[]): Date {
  let at = from.getTime();
  let left = hours * HOUR_MS;
  for (const stop of joinIntervals(stops)) {
    if (stop.until.getTime() <= at) continue;
    const run = Math.max(stop.from.getTime() - at, 0);
    if (run >= left) break;
    left -= run;
    at = stop.until.getTime();
  }
  return new Date(at + left);
}

/** How long of a stretch is covered by the intervals, in milliseconds. */
export function coveredMs({ from, until }: Interval, intervals: readonly Interval[]): number {
  return joinIntervals(intervals)
    .map((one) => Math.min(one.until.getTime(), until.getTime()) - Math.max(one.from.getTime(), from.getTime()))
    .reduce((sum, ms) => sum + Math.max(ms, 0), 0);
}

export function addHours(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** The latest of these instants. */
export function latest(...instants: readonly (Date | null)[]): Date {
  return new Date(Math.max(...instants.flatMap((instant) => (instant === null ? [] : [instant.getTime()]))));
}

export function earlierOf(a: Date, b: Date): Date {
  return a < b ? a : b;
}

export function within(at: Date, intervals: readonly Interval[]): Interval | undefined {
  return intervals.find(({ from, until }) => at >= from && at < until);
}

/** The same time without overlaps, in order; empty and reversed ones left out. */
function joinIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  const joined: Interval[] = [];
  for (const one of sorted) {
    const last = joined.at(-1);
    if (last === undefined || last.until < one.from) joined.push(one);
    else if (one.until > last.until) joined[joined.length - 1] = { from: last.from, until: one.until };
  }
  return joined;
}
