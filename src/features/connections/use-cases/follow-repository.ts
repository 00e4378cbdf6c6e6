import type { HostFactOf, HostNews } from '../../../ports/inbound/host-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findRepository, loseRepository, tellRepositories } from '../store/repositories.ts';
import { accountWork, installationsWork } from './work.ts';

type Needs = Pick<Ports, 'scope' | 'random' | 'jobs'>;

/** A repository was made, renamed, moved, archived or deleted: by the host's own time, whatever came first. */
export async function followRepository(
  needs: Needs,
  { workspaceId, connectionId, fact }: HostNews<HostFactOf<'repository'>>,
): Promise<void> {
  const { repository, change, at } = fact;
  if (repository === null) return;
  await needs.scope(workspaceId, async (tx) => {
    if (change === 'deleted') return loseRepository(tx, repository.id, at);
    const known = await findRepository(tx, repository.id);
    const owner = known?.connectionId ?? connectionId;
    await tellRepositories(tx, owner, { repositories: [{ ...repository, newId: needs.random.uuid() }], at });
    // Moved to another owner it may be out of reach: only the list tells.
    if (change === 'transferred') await needs.jobs.add(tx, accountWork, [{ workspaceId, connectionId: owner }]);
  });
}

/** The app was installed, removed or suspended somewhere: where exactly is asked, not believed. */
export async function hearInstallation(
  needs: Needs,
  { workspaceId }: HostNews<HostFactOf<'installation'>>,
): Promise<void> {
  await needs.scope(workspaceId, (tx) => needs.jobs.add(tx, installationsWork, [{ workspaceId }]));
}

/** The app sees other repositories than before: the list is read anew. */
export async function hearRepositories(
  needs: Needs,
  { workspaceId, connectionId }: HostNews<HostFactOf<'installation-repositories'>>,
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    // Of an installation nobody knows yet, which the look at all installations brings.
    if (connectionId === null) await needs.jobs.add(tx, installationsWork, [{ workspaceId }]);
    else await needs.jobs.add(tx, accountWork, [{ workspaceId, connectionId }]);
  });
}
