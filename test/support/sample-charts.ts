import {
  aiShareChart,
  burndownChart,
  cycleTimeChart,
  reviewTimeChart,
  throughputChart,
  velocityChart,
} from '../../src/kit/charts/kinds.ts';

const weeks = <T extends object>(rows: readonly T[]) => rows.map((row, at) => ({ label: `W${at + 36}`, ...row }));
const HOUR = 60;

/** One of each chart that Muster draws, as a team of eight might see them. */
export const sampleCharts = {
  throughput: throughputChart(weeks([9, 14, 11, 17, 12, 0, 21, 18, 16, 23, 19, 15].map((merged) => ({ merged })))),
  cycleTime: cycleTimeChart(
    weeks(
      (
        [
          [26, 61],
          [22, 55],
          [31, 70],
          [28, 52],
          [19, 44],
          [null, null],
          [24, 63],
          [21, 40],
          [17, 39],
          [18, 47],
          [15, 33],
          [14, 30],
        ] as const
      ).map(([median, p75]) => ({
        median: median === null ? null : median * HOUR,
        p75: p75 === null ? null : p75 * HOUR,
      })),
    ),
  ),
  reviewTime: reviewTimeChart(
    weeks(
      [6.2, 5.1, 7.4, 4.4, 3.9, 4.6, 3.2, 2.8].map((hours, at) => ({
        median: hours * HOUR,
        p75: hours * (2 + (at % 3) / 2) * HOUR,
      })),
    ),
  ),
  velocity: velocityChart(
    [
      [21, 26],
      [24, 24],
      [18, 27],
      [29, 30],
      [25, 28],
      [31, 30],
    ].map(([done = 0, committed = 0], at) => ({ label: `Sprint ${at + 7}`, done, committed })),
    { unit: 'points', mean: 24.7 },
  ),
  burndown: burndownChart(
    [34, 34, 31, 29, 33, 30, 24, 21, 21, null].map((remaining, at) => ({
      label: `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][at % 5]} ${at < 5 ? at + 9 : at + 11}`,
      remaining,
      scope: remaining === null ? null : at < 4 ? 34 : 39,
    })),
    { title: 'Burndown of Sprint 12', unit: 'points' },
  ),
  aiShare: aiShareChart(weeks([12, 18, null, 25, 31, 38, 36, 44].map((percent) => ({ percent })))),
};
