import type { HostDeployment } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { groupBy } from '../domain/group-by.ts';
import { listMergedAs } from '../store/happenings.ts';
import { saveChecks, saveDeployments } from '../store/save-runs.ts';
import type { Recording } from './record-facts.ts';

/**
 * Writes checks and deployments. The repository must be held.
 * @returns numbers of the pull requests whose merge commits these deployments bring
 */
export async function recordRuns(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { repository, checks = [], deployments = [] }: Recording,
): Promise<readonly number[]> {
  const own = () => ({ id: needs.random.uuid(), repositoryId: repository.id });
  // One row for each: a statement must not touch one twice.
  const byTime = [...checks].sort((a, b) => b.completedAt.getTime() - a.completedAt.getTime());
  await saveChecks(
    tx,
    [...groupBy(byTime, ({ id }) => id).values()].map(([{ id: hostId, ...check }]) => ({ ...own(), hostId, ...check })),
  );
  await saveDeployments(
    tx,
    [...groupBy(deployments, ({ id }) => id).values()].map((statuses) => ({ ...own(), ...joinStatuses(statuses) })),
  );
  return listMergedAs(
    tx,
    repository.id,
    deployments.map(({ sha }) => sha),
  );
}

function joinStatuses(statuses: readonly [HostDeployment, ...HostDeployment[]]) {
  const newest = statuses.reduce((a, b) => (b.at > a.at ? b : a));
  const first = (states: readonly HostDeployment['state'][]) => {
    const instants = statuses.filter(({ state }) => states.includes(state)).map(({ at }) => at.getTime());
    return instants.length === 0 ? null : new Date(Math.min(...instants));
  };
  const { id: hostId, sha, environment, production, state, at } = newest;
  return {
    ...{ hostId, sha, environment, production, state, at },
    succeededAt: first(['success']),
    failedAt: first(['failure', 'error']),
  };
}
