import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listUnread } from '../store/unread.ts';
import { weighLater } from './plan-weighing.ts';

/**
 * Diffs of history read in an hour, newest commits first: 960 a day, and under 1 % of the 5,000 requests that GitHub
 * grants in each hour. Source: house rule in README, "Commit values".
 */
export const READS_PER_HOUR = 40;

/**
 * Has the next few commits of history weighed by their diffs. What is read and what is gone isn't asked for again, so it
 * goes on where it stopped, whatever happened in between.
 */
export async function planReading(needs: Pick<Ports, 'scope' | 'jobs'>, workspaceId: WorkspaceId): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const repositories = await listSelectedRepositories(tx);
    const unread = await listUnread(
      tx,
      repositories.map(({ id }) => id),
      READS_PER_HOUR,
    );
    for (const { id: repositoryId } of repositories) {
      const shas = unread.filter(({ repositoryKey }) => repositoryKey === repositoryId).map(({ sha }) => sha);
      await weighLater(needs, tx, { workspaceId, repositoryId, live: false, shas });
    }
  });
}
