import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listChosenRepositories } from '../../connections/index.ts';
import { recordChange } from '../../history/index.ts';
import { markChanged } from '../../pull-requests/index.ts';
import { listDeployingOnMerge, saveDeploysOnMerge } from '../store/own-facts.ts';

export type MergeDeploys = readonly {
  readonly id: RepositoryId;
  readonly name: string;
  readonly deploysOnMerge: boolean;
}[];

/** Which repositories count a merge as the deployment, by name; null for somebody who isn't an admin. */
export function findMergeDeploys(needs: Pick<Ports, 'scope'>, reader: PersonActor): Promise<MergeDeploys | null> {
  if (reader.role !== 'admin') return Promise.resolve(null);
  return needs.scope(reader.workspaceId, async (tx) => {
    const repositories = await listChosenRepositories(tx);
    const chosen = await listDeployingOnMerge(tx);
    return repositories.map(({ id, fullName: name }) => ({ id, name, deploysOnMerge: chosen.has(id) }));
  });
}

/**
 * Chooses the repositories whose merges are deployments; their numbers are computed again. Repeated it changes nothing, and
 * what isn't a chosen repository is left out.
 * @throws MusterError 'forbidden' not an admin
 */
export function chooseMergeDeploys(
  needs: Pick<Ports, 'act' | 'clock' | 'random' | 'announce'>,
  actor: PersonActor,
  wanted: readonly string[],
): Promise<void> {
  if (actor.role !== 'admin')
    throw new MusterError('forbidden', 'Only admins choose what counts as a deployment. `/muster roles` names them.');
  return needs.act(actor, async (tx) => {
    const before = await listDeployingOnMerge(tx);
    const all = await listChosenRepositories(tx);
    const changed = all.filter(({ id }) => before.has(id) !== wanted.includes(id));
    const at = needs.clock.now();
    for (const { id } of changed) {
      const deploysOnMerge = wanted.includes(id);
      await saveDeploysOnMerge(tx, id, deploysOnMerge);
      await recordChange(tx, actor, {
        ...{ id: needs.random.uuid(), at, subject: { kind: 'repository', id }, action: 'kpis.choose-merge-deploys' },
        ...{ before: { deploysOnMerge: !deploysOnMerge }, after: { deploysOnMerge } },
      });
      await markChanged(needs, tx, { workspaceId: actor.workspaceId, which: { repositoryId: id } });
    }
  });
}
