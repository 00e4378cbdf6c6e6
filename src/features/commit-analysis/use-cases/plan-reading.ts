import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listUnread } from '../store/unread.ts';
import { weighLater } from './weigh-later.ts';

/**
 * Diffs of history read in an hour, newest commits first: 960 a day, and under 1 % of the 5,000 requests that GitHub
 * grants in each hour. Source: house rule in README, "Commit values".
 */
export const READS_PER_HOUR = 40;

type Needs = Pick<Ports, 'scope' | 'clock' | 'jobs' | 'schedules'>;

/**
 * Has the next few commits of history weighed by their diffs, and comes back in an hour while there are any. What is read
 * and what is gone isn't asked for again, so it goes on where it stopped, whatever happened in between.
 */
export async function planReading(needs: Needs, workspaceId: WorkspaceId): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const repositories = await listSelectedRepositories(tx);
    const unread = await listUnread(
      tx,
      repositories.map(({ id }) => id),
      READS_PER_HOUR,
    );
    if (unread.length > 0) await readInAnHour(needs, tx);
    for (const { id: repositoryId } of repositories) {
      const shas = unread.filter(({ repositoryKey }) => repositoryKey === repositoryId).map(({ sha }) => sha);
      await weighLater(needs, tx, { workspaceId, repositoryId, live: false, shas });
    }
  });
}

const HOUR_MS = 3_600_000;

/** Only while something waits to be read: a beat for everybody would wake installations that have no history. */
export function readInAnHour(needs: Pick<Ports, 'clock' | 'schedules'>, tx: Tx): Promise<void> {
  const now = needs.clock.now();
  const at = new Date(now.getTime() + HOUR_MS);
  return needs.schedules.plan(tx, [{ name: 'commit-analysis.read-history', key: 'next', at }], now);
}
