import { z } from 'zod';
import type { RepositoryId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listOwnChanges } from '../../pull-requests/index.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  repositoryId: z.uuid().transform((id) => id as RepositoryId),
  shas: z.array(z.string()).min(1).max(100),
  /** Whether to look for notes of agents as well: one more request each, so not for history. */
  notes: z.boolean(),
});
export type WeighPayload = z.infer<typeof payload>;

export const weighJob: JobDefinition<WeighPayload> = {
  name: 'commit-analysis.weigh',
  payload: payload as z.ZodType<WeighPayload>,
};

/** Commits that one job weighs: one request each, and one or two questions to the model for all. */
const BATCH = 10;

/** How far back history is weighed: one request a commit, and the present is what people look at. */
const HISTORY_MS = 30 * 24 * 3_600_000;

type Pushed = Pick<WeighPayload, 'workspaceId' | 'repositoryId' | 'shas'> & { readonly origin: 'live' | 'backfill' };

/**
 * Queues commits to be weighed, a few at a time, so that a limit of the host stops little. Squashed pull requests are left
 * out: they count where they were written.
 */
export async function planWeighing(
  needs: Pick<Ports, 'scope' | 'jobs' | 'clock'>,
  { workspaceId, repositoryId, shas, origin }: Pushed,
): Promise<void> {
  const since = origin === 'live' ? null : new Date(needs.clock.now().getTime() - HISTORY_MS);
  await needs.scope(workspaceId, async (tx) => {
    const own = await listOwnChanges(tx, { repositoryId, shas, since });
    const batches = Array.from({ length: Math.ceil(own.length / BATCH) }, (_, n) => ({
      ...{ workspaceId, repositoryId, notes: origin === 'live' },
      shas: own.slice(n * BATCH, (n + 1) * BATCH),
    }));
    if (batches.length > 0) await needs.jobs.add(tx, weighJob, batches);
  });
}
