import type { RepositoryId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { markChanged } from '../../pull-requests/index.ts';
import { saveCounted } from '../store/own-facts.ts';

/**
 * An admin chose repositories or let go of them: what was read of those that were let go of doesn't count until they are
 * chosen again. A connection that ends changes nothing: its facts stay. Harmless when repeated.
 */
export async function refreshRepositories(
  needs: Pick<Ports, 'scope' | 'announce'>,
  told: {
    readonly workspaceId: WorkspaceId;
    readonly repositoryIds: readonly RepositoryId[];
    readonly counts: boolean;
  },
): Promise<void> {
  const { workspaceId, repositoryIds, counts } = told;
  await needs.scope(workspaceId, async (tx) => {
    for (const repositoryId of await saveCounted(tx, repositoryIds, counts))
      await markChanged(needs, tx, { workspaceId, which: { repositoryId } });
  });
}
