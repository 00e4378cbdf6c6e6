import { type Chart, type ChartUnit, chart } from './chart.ts';

/** One week, sprint or day; null is not known. */
type Place = { readonly label: string };
type Known = number | null;

/** Merged pull requests a week. */
export function throughputChart(weeks: readonly (Place & { readonly merged: Known })[]): Chart {
  return chart({
    ...{ look: 'bars', title: 'Merged pull requests per week', ...overWeeks(weeks), unit: 'count' },
    series: [{ name: 'Merged', values: weeks.map(({ merged }) => merged) }],
  });
}

/** How long pull requests take from first commit to deployment, as a band from the median to the 75th percentile. */
export function cycleTimeChart(weeks: readonly (Place & MedianAndP75)[]): Chart {
  return bandOfTimes('Cycle time', weeks);
}

/** How long a review takes, as a band from the median to the 75th percentile. */
export function reviewTimeChart(weeks: readonly (Place & MedianAndP75)[]): Chart {
  return bandOfTimes('Review time', weeks);
}

/**
 * Points (or tasks) done in each closed sprint beside what was committed to.
 * @param mean of the last 3 to 6, null with fewer than 3
 */
export function velocityChart(
  sprints: readonly (Place & { readonly done: Known; readonly committed: Known })[],
  { unit, mean }: { readonly unit: 'points' | 'tasks'; readonly mean: Known },
): Chart {
  const committed = sprints.map((sprint) => sprint.committed);
  return chart({
    ...{ look: 'bars', title: 'Velocity', placeName: 'Sprint', places: sprints.map(({ label }) => label), unit },
    series: [
      { name: 'Done', values: sprints.map(({ done }) => done) },
      ...(committed.some((value) => value !== null) ? [{ name: 'Committed', values: committed }] : []),
    ],
    reference: mean === null ? null : { name: 'Mean', value: mean },
  });
}

/** What remains to be done at the end of each day, and the scope it is measured against; days to come are not known. */
export function burndownChart(
  days: readonly (Place & { readonly remaining: Known; readonly scope: Known })[],
  { title, unit }: { readonly title: string; readonly unit: 'points' | 'tasks' },
): Chart {
  return chart({
    ...{ look: 'lines', title, placeName: 'Day', places: days.map(({ label }) => label), unit },
    series: [
      { name: 'Remaining', values: days.map(({ remaining }) => remaining) },
      { name: 'Scope', values: days.map(({ scope }) => scope) },
    ],
  });
}

/** Share of merged pull requests their authors called AI-assisted, in percent; null where there are too few to show. */
export function aiShareChart(weeks: readonly (Place & { readonly percent: Known })[]): Chart {
  return chart({
    ...{ look: 'lines', title: 'AI-assisted pull requests', ...overWeeks(weeks), unit: 'percent' },
    series: [{ name: 'AI-assisted', values: weeks.map(({ percent }) => percent) }],
  });
}

/** Both in minutes. */
type MedianAndP75 = { readonly median: Known; readonly p75: Known };

function bandOfTimes(title: string, weeks: readonly (Place & MedianAndP75)[]): Chart {
  const { unit, of } = timeScale(weeks.flatMap(({ median, p75 }) => [median, p75]));
  return chart({
    ...{ look: 'band', title, ...overWeeks(weeks), unit },
    series: [
      { name: 'Median', values: weeks.map(({ median }) => of(median)) },
      { name: '75th percentile', values: weeks.map(({ p75 }) => of(p75)) },
    ],
  });
}

function overWeeks(weeks: readonly Place[]) {
  return { placeName: 'Week', places: weeks.map(({ label }) => label) } as const;
}

/** Days from three of them on, else hours. House rule: two digits are read at a glance, four are not. */
function timeScale(minutes: readonly Known[]): { unit: ChartUnit; of: (value: Known) => Known } {
  const unit = Math.max(0, ...minutes.map((value) => value ?? 0)) >= DAYS_FROM ? 'days' : 'hours';
  const divisor = unit === 'days' ? 1_440 : 60;
  return { unit, of: (value) => (value === null ? null : value / divisor) };
}

/** In minutes. */
const DAYS_FROM = 3 * 1_440;
