import { type Block, type ChartPicture, chartInView, header } from '../../../kit/blocks/index.ts';
import type { Chart } from '../../../kit/charts/chart.ts';
import { aiShareChart, cycleTimeChart, reviewTimeChart, throughputChart } from '../../../kit/charts/kinds.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { ChartedWeek } from '../domain/charted-week.ts';

/** Throughput, cycle time and review time, week by week; those of which nothing is known are left out. */
export function drawWeeks(weeks: readonly ChartedWeek[]): readonly Chart[] {
  const of = <T extends object>(pick: (week: ChartedWeek) => T) =>
    weeks.map((week) => ({ label: sayWeek(week.monday), ...pick(week) }));
  const charts = [
    throughputChart(of(({ merged }) => ({ merged }))),
    cycleTimeChart(of(({ cycle }) => cycle)),
    reviewTimeChart(of(({ review }) => review)),
  ];
  return charts.filter(isKnown);
}

/** AI share, week by week; a week that too few stand behind is a gap. Null with fewer than two weeks to join. */
export function drawShares(shares: readonly { readonly week: string; readonly share: number | null }[]): Chart | null {
  if (shares.filter(({ share }) => share !== null).length < 2) return null;
  return aiShareChart(
    shares.map(({ week, share }) => ({ label: sayWeek(week), percent: share === null ? null : share * 100 })),
  );
}

/** @param drawn each with its picture, where there is one */
export function buildCharts(
  drawn: readonly { readonly chart: Chart; readonly picture: ChartPicture | null }[],
): readonly Block[] {
  if (drawn.length === 0) return [];
  return [header('Week by week'), ...drawn.flatMap(({ chart, picture }) => chartInView(chart, picture))];
}

/** Two values at least, else there is nothing to look along; bars of nothing but 0 say nothing. */
function isKnown({ series }: Chart): boolean {
  return series.some(({ values }) => values.filter((value) => value !== null && value !== 0).length > 1);
}

/** `9 Nov`, its Monday. */
function sayWeek(monday: string): string {
  return showDay(monday, monday).replace(/^\w+ /, '');
}
