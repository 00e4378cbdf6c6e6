import { shiftWeek, weekOf } from '../../../../kit/dates/iso-week.ts';
import { localDay } from '../../../../kit/zones.ts';
import type { Lens } from '../measures.ts';
import type { Range } from '../scope.ts';
import { summarize } from '../summary.ts';
import { type Failure, failuresOf, isIn, successesOf } from './failures.ts';
import type { Deployment, ProductionFacts, ProductionFigure, ProductionFigures, ProductionGap } from './production.ts';
import { recoveryOf } from './recovery.ts';

/** Of which time; the zone decides what a day and a week is. */
export type Period = { readonly range: Range; readonly timeZone: string };

/**
 * How production fared under a lens. Source: METRICS.md, "DORA"; what it doesn't tell of a tool stays unknown. Muster's
 * own follow DORA's words: a failed deployment is one that ended so or needed a revert, a hotfix or had an incident.
 */
export function readProduction(facts: ProductionFacts, asked: Period & { readonly lens: Lens }): ProductionFigures {
  if (asked.lens === 'linearb') return everything('not-verified');
  if (facts.deployments.length === 0) return everything('no-deployments');
  const { range, lens } = asked;
  const failures = lens === 'devlake' && !facts.hasIncidentTool ? 'no-incident-tool' : failuresOf(facts, asked);
  return {
    frequency: frequencyOf(facts, asked),
    'failure-rate': typeof failures === 'string' ? unknown(failures) : shareOf(failures),
    recovery: recoveryOf(facts, asked),
    'rework-rate': lens === 'muster' ? reworkOf(successesOf(facts, range)) : unknown('not-verified'),
  };
}

export const unknown = (gap: ProductionGap): ProductionFigure => ({ kind: 'unknown', gap });

function everything(gap: ProductionGap): ProductionFigures {
  const figure = unknown(gap);
  return { frequency: figure, 'failure-rate': figure, recovery: figure, 'rework-rate': figure };
}

function frequencyOf(facts: ProductionFacts, asked: Period & { readonly lens: Lens }): ProductionFigure {
  const { lens, range } = asked;
  // Swarmia speaks of all of them, the others of successes.
  const counted =
    lens === 'swarmia' ? facts.deployments.filter((one) => isIn(facts, range, one)) : successesOf(facts, range);
  const rest = { kind: 'known', n: counted.length, counted: counted.map(({ id }) => id), leftOut: [] } as const;
  if (lens === 'middleware') return { ...rest, value: counted.length, unit: 'deployments' };
  if (lens === 'devlake') return { ...rest, ...medianDays(counted, asked), unit: 'days-per-week' };
  const weeks = (range.to.getTime() - range.from.getTime()) / WEEK_MS;
  return { ...rest, value: counted.length / weeks, unit: 'per-week' };
}

const WEEK_MS = 7 * 86_400_000;

/** Days of each week with a deployment, the median week; weeks without one count. */
function medianDays(deployments: readonly Deployment[], { range, timeZone }: Period) {
  const days = [...new Set(deployments.map(({ finishedAt }) => localDay(finishedAt, timeZone)))];
  const perWeek = weeksOf({ range, timeZone }).map(
    ({ monday, next }) => days.filter((day) => day >= monday && day < next).length,
  );
  const { median } = summarize({ values: perWeek, missing: 0 }, { lens: 'devlake', measure: 'deploy' });
  return { value: median ?? 0, n: perWeek.length };
}

/** The weeks that a period meets. */
function weeksOf({ range, timeZone }: Period) {
  const weeks: { readonly monday: string; readonly next: string }[] = [];
  for (let week = weekOf(range.from, timeZone); week.from < range.to; week = shiftWeek(week, 1, timeZone))
    weeks.push({ monday: week.monday, next: shiftWeek(week, 1, timeZone).monday });
  return weeks;
}

function shareOf({ failed, of }: { readonly failed: readonly Failure[]; readonly of: readonly Deployment[] }) {
  return share(
    of,
    failed.map(({ deployment }) => deployment),
  );
}

/** Deployments nobody had planned, among all that succeeded. */
function reworkOf(successes: readonly Deployment[]): ProductionFigure {
  return share(
    successes,
    successes.filter(({ isFix }) => isFix),
  );
}

function share(of: readonly Deployment[], counted: readonly Deployment[]): ProductionFigure {
  if (of.length === 0) return unknown('no-deployments');
  const ids = counted.map(({ id }) => id);
  return { kind: 'known', value: ids.length / of.length, unit: 'share', n: of.length, counted: ids, leftOut: [] };
}
