import type { Chart } from '../../../kit/charts/chart.ts';
import { cycleTimeChart, reviewTimeChart, throughputChart } from '../../../kit/charts/kinds.ts';
import type { Measure } from '../domain/measures.ts';
import type { SeriesWeek } from '../use-cases/read-series.ts';

/** How the last weeks went: throughput, cycle time and review time; none of what isn't known of two weeks at least. */
export function chartsOf(weeks: readonly SeriesWeek[]): readonly Chart[] {
  // The last one goes on: its bar is lower because it is younger.
  const labels = weeks.map((one, at) => ({ ...one, label: at === weeks.length - 1 ? 'now' : one.week.slice(-3) }));
  const times = (measure: Measure) =>
    labels.map(({ label, measures }) => {
      const { median = null, p75 = null } = measures[measure] ?? {};
      return { label, median, p75 };
    });
  const isKnown = (measure: Measure) => times(measure).filter(({ median }) => median !== null).length >= WEEKS_MIN;
  const merged = labels.map(({ label, counts }) => ({ label, merged: counts.merged }));
  return [
    ...(merged.filter((one) => one.merged > 0).length >= WEEKS_MIN ? [throughputChart(merged)] : []),
    ...(isKnown('cycle') ? [cycleTimeChart(times('cycle'))] : []),
    ...(isKnown('review') ? [reviewTimeChart(times('review'))] : []),
  ];
}

/** Weeks with something in them that a chart needs. House rule: one bar alone tells nothing. */
const WEEKS_MIN = 2;
