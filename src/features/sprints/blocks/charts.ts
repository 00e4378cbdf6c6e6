import type { Chart } from '../../../kit/charts/chart.ts';
import { burndownChart, velocityChart } from '../../../kit/charts/kinds.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { SprintReport } from '../domain/report.ts';
import type { Unit } from '../domain/tally.ts';
import type { Velocity } from '../domain/velocity.ts';

/** What is left and the scope it is measured against, day by day; null before there are two days to join. */
export function drawBurndown({ sprint, burndown }: SprintReport): Chart | null {
  if (burndown === null || burndown.days.length < 2) return null;
  const days = burndown.days
    .slice(-DAYS_MAX)
    .map(({ on, remaining, scope }) => ({ label: showDay(on, on), remaining, scope }));
  return burndownChart(days, { title: `Burndown of ${sprint.name}`, unit: chartUnit(burndown.unit) });
}

/** What the closed sprints that make a velocity completed, beside what they had committed to; null without any. */
export function drawVelocity({ unit, mean, isFew, of }: Velocity): Chart | null {
  if (of.length === 0) return null;
  const sprints = of.map(({ name, numbers }) => {
    const { completed, committed } = numbers[unit];
    return { label: name, done: completed, committed };
  });
  return velocityChart(sprints, { unit: chartUnit(unit), mean: isFew ? null : mean });
}

/** Two months: what a picture can hold apart. */
const DAYS_MAX = 60;

const chartUnit = (unit: Unit): 'points' | 'tasks' => (unit === 'points' ? 'points' : 'tasks');
