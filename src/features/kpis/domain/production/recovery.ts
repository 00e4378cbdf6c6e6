import type { Lens } from '../measures.ts';
import { minuteOf } from '../milestones.ts';
import type { Range } from '../scope.ts';
import { summarize } from '../summary.ts';
import { causes, failuresOf, INCIDENT_KINDS, isIn } from './failures.ts';
import type { Deployment, ProductionFacts, ProductionFigure, ProductionGap } from './production.ts';

type Asked = { readonly lens: Lens; readonly range: Range };

/**
 * How long it took until production was well again, in minutes. `devlake`: from the end of the causing deployment to the
 * end of the incident, the lower median, over deployments of the period. `middleware`: mean from begin to end of
 * incidents that began in it. `swarmia`: mean from a failed deployment to the next success that is a fix. `muster`:
 * median from the end of a failed deployment to the last of its mendings in production; without an incident, to the next
 * success.
 */
export function recoveryOf(facts: ProductionFacts, asked: Asked): ProductionFigure {
  const { lens } = asked;
  if (lens === 'devlake' && !facts.hasIncidentTool) return unknown('no-incident-tool');
  const stretches = stretchesOf(facts, asked);
  const ended = stretches.flatMap(({ id, from, to }) => (to === null || to < from ? [] : [{ id, from, to }]));
  const endedIds = new Set(ended.map(({ id }) => id));
  const values = ended.map(({ from, to }) =>
    lens === 'devlake' ? Math.ceil((to.getTime() - from.getTime()) / 60_000) : minuteOf(to) - minuteOf(from),
  );
  const { figure } = summarize({ values, missing: 0 }, { lens, measure: 'deploy' });
  if (figure === null) return unknown(stretches.length === 0 ? 'no-failures' : 'not-mended');
  const leftOut = stretches.flatMap(({ id }) => (endedIds.has(id) ? [] : [{ id, gap: 'not-mended' as const }]));
  const counted = ended.map(({ id }) => id);
  return { kind: 'known', value: figure, unit: 'minutes', n: values.length, counted, leftOut };
}

const unknown = (gap: ProductionGap): ProductionFigure => ({ kind: 'unknown', gap });

/** Something was broken from … to …; null: it still is. */
type Stretch = { readonly id: string; readonly from: Date; readonly to: Date | null };

function stretchesOf(facts: ProductionFacts, { lens, range }: Asked): readonly Stretch[] {
  if (lens === 'devlake')
    return causes(facts, lens)
      .filter(({ cause }) => isIn(facts, range, cause))
      .map(({ incident, cause }) => ({ id: incident.id, from: cause.finishedAt, to: incident.resolvedAt }));
  if (lens === 'middleware') {
    const { own } = facts;
    // Of a team those that its deployments caused; of everybody also those that nothing known caused.
    const incidents =
      own === null
        ? facts.incidents
        : causes(facts, lens).flatMap(({ incident, cause }) => (own.has(cause.id) ? [incident] : []));
    return incidents
      .filter(({ kind, startedAt: at }) => INCIDENT_KINDS[lens].includes(kind) && at >= range.from && at < range.to)
      .map(({ id, startedAt, resolvedAt }) => ({ id, from: startedAt, to: resolvedAt }));
  }
  return failuresOf(facts, { lens, range }).failed.map(({ deployment, incidents }) => {
    const mended = incidents.map(({ mendedAt }) => mendedAt);
    const isMended = mended.every((at) => at !== null);
    const last = mended.reduce((a, b) => (a === null || b === null ? null : b > a ? b : a), mended[0] ?? null);
    const next = nextSuccess(facts, deployment, lens === 'swarmia');
    const to = incidents.length === 0 ? next : isMended ? last : null;
    return { id: deployment.id, from: deployment.finishedAt, to };
  });
}

function nextSuccess({ deployments }: ProductionFacts, failed: Deployment, mustFix: boolean): Date | null {
  return deployments
    .filter(
      ({ outcome, repositoryId, finishedAt, isFix }) =>
        outcome === 'success' &&
        repositoryId === failed.repositoryId &&
        finishedAt > failed.finishedAt &&
        (isFix || !mustFix),
    )
    .reduce<Date | null>((best, { finishedAt: at }) => (best === null || at < best ? at : best), null);
}
