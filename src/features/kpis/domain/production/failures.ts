import type { Lens } from '../measures.ts';
import type { Range } from '../scope.ts';
import type { Deployment, Incident, ProductionFacts } from './production.ts';

/** A deployment that failed, and what shows it; none: its own outcome. */
export type Failure = { readonly deployment: Deployment; readonly incidents: readonly Incident[] };

type Asked = { readonly lens: Lens; readonly range: Range };

/**
 * Which deployments of a period failed, and among which they are counted. `devlake`: successes with an incident since,
 * before the next one. `middleware`: the same, reverts being incidents too. `swarmia`: those that ended badly. `muster`:
 * both, hotfixes being incidents too.
 */
export function failuresOf(facts: ProductionFacts, { lens, range }: Asked) {
  const of = facts.deployments.filter(
    (one) => isIn(facts, range, one) && (one.outcome === 'success' || lens === 'muster' || lens === 'swarmia'),
  );
  const caused = causes(facts, lens);
  const failed = of.flatMap((deployment): Failure[] => {
    const incidents = caused.filter(({ cause }) => cause.id === deployment.id).map(({ incident }) => incident);
    const endedBadly = deployment.outcome === 'failure' && (lens === 'muster' || lens === 'swarmia');
    return incidents.length > 0 || endedBadly ? [{ deployment, incidents }] : [];
  });
  return { failed, of };
}

/** Whether figures of this time are about it. */
export function isIn({ own }: ProductionFacts, { from, to }: Range, { id, finishedAt }: Deployment): boolean {
  return finishedAt >= from && finishedAt < to && (own === null || own.has(id));
}

export function successesOf(facts: ProductionFacts, range: Range): readonly Deployment[] {
  return facts.deployments.filter((one) => one.outcome === 'success' && isIn(facts, range, one));
}

/** What a lens takes for an incident. */
export const INCIDENT_KINDS: Readonly<Record<Lens, readonly Incident['kind'][]>> = {
  muster: ['incident', 'revert', 'hotfix'],
  devlake: ['incident'],
  middleware: ['incident', 'revert'],
  linearb: [],
  swarmia: [],
};

/** Incidents with the deployment each belongs to: the latest success before it began; those without one are left out. */
export function causes({ deployments, incidents }: ProductionFacts, lens: Lens) {
  return incidents
    .filter(({ kind }) => INCIDENT_KINDS[lens].includes(kind))
    .flatMap((incident) => {
      const before = deployments.filter(
        (one) =>
          one.outcome === 'success' &&
          one.repositoryId === incident.repositoryId &&
          // Middleware's stretch of a deployment begins with it; DevLake's has to be finished before.
          (lens === 'devlake' ? one.finishedAt < incident.startedAt : one.finishedAt <= incident.startedAt),
      );
      const cause = before.reduce<Deployment | null>(
        (a, b) => (a === null || b.finishedAt > a.finishedAt ? b : a),
        null,
      );
      return cause === null ? [] : [{ incident, cause }];
    });
}
