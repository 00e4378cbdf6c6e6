import type { HostDeployment } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { groupBy } from '../domain/group-by.ts';
import { raiseDeployments } from '../store/deployment-versions.ts';
import { listDeployments, saveChecks, saveDeployments } from '../store/save-runs.ts';
import type { Recording } from './record-facts.ts';

/** A deployment that ended for the first time one way or the other. */
export type Finished = {
  readonly id: string;
  readonly production: boolean;
  readonly state: 'success' | 'failure';
  readonly at: Date;
};

/** Writes checks and deployments. The repository must be held. @returns what ended */
export async function recordRuns(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { repository, checks = [], deployments = [] }: Recording,
): Promise<readonly Finished[]> {
  const own = () => ({ id: needs.random.uuid(), repositoryId: repository.id });
  // One row for each: a statement must not touch one twice.
  const byTime = [...checks].sort((a, b) => b.completedAt.getTime() - a.completedAt.getTime());
  await saveChecks(
    tx,
    [...groupBy(byTime, ({ id }) => id).values()].map(([{ id: hostId, ...check }]) => ({ ...own(), hostId, ...check })),
  );
  if (deployments.length > 0) await raiseDeployments(tx, repository.id);
  const hostIds = [...new Set(deployments.map(({ id }) => id))];
  const before = await listDeployments(tx, repository.id, hostIds);
  await saveDeployments(
    tx,
    [...groupBy(deployments, ({ id }) => id).values()].map((statuses) => ({ ...own(), ...joinStatuses(statuses) })),
  );
  return (await listDeployments(tx, repository.id, hostIds)).flatMap((after) => {
    const was = before.find(({ id }) => id === after.id);
    const { id, production, succeededAt, failedAt } = after;
    const success = succeededAt !== null && !was?.succeededAt ? [{ at: succeededAt, state: 'success' as const }] : [];
    const failure = failedAt !== null && !was?.failedAt ? [{ at: failedAt, state: 'failure' as const }] : [];
    return [...success, ...failure].map((end): Finished => ({ id, production, ...end }));
  });
}

function joinStatuses(statuses: readonly [HostDeployment, ...HostDeployment[]]) {
  const newest = statuses.reduce((a, b) => (b.at > a.at ? b : a));
  const first = (states: readonly HostDeployment['state'][]) => {
    const instants = statuses.filter(({ state }) => states.includes(state)).map(({ at }) => at.getTime());
    return instants.length === 0 ? null : new Date(Math.min(...instants));
  };
  const { id: hostId, sha, environment, production, state, at } = newest;
  const began = statuses.flatMap(({ startedAt }) => startedAt?.getTime() ?? []);
  return {
    ...{ hostId, sha, environment, production, state, at },
    succeededAt: first(['success']),
    failedAt: first(['failure', 'error']),
    startedAt: began.length === 0 ? null : new Date(Math.min(...began)),
  };
}
