import type { EndedDeployment } from '../../../pull-requests/index.ts';
import type { Subject } from '../subject.ts';
import { incidentsOf } from './incidents-of.ts';
import type { ProductionFacts } from './production.ts';

/**
 * What is known of production. No tool that tells of incidents is connected yet: reverts and hotfixes speak for them.
 */
export function factsOf({ deployments, mending, own }: Told): ProductionFacts {
  const fixes = new Set(
    mending.flatMap((one) => one.deployments.map(({ finishedAt }) => keyOf(one.repositoryId, finishedAt))),
  );
  return {
    deployments: deployments.map(({ id, repositoryId, endedAt, succeeded }) => ({
      ...{ id, repositoryId, finishedAt: endedAt, outcome: succeeded ? 'success' : 'failure' },
      isFix: succeeded && fixes.has(keyOf(repositoryId, endedAt)),
    })),
    incidents: incidentsOf(mending),
    ...{ hasIncidentTool: false, own },
  };
}

type Told = Pick<ProductionFacts, 'own'> & {
  readonly deployments: readonly EndedDeployment[];
  /** Reverts and hotfixes. */
  readonly mending: readonly Subject[];
};

function keyOf(repositoryId: string, at: Date): string {
  return `${repositoryId} ${at.getTime()}`;
}
