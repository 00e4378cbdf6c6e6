import { z } from 'zod';
import type { RepositoryId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  repositoryId: z.uuid().transform((id) => id as RepositoryId),
  shas: z.array(z.string()).min(1).max(100),
  /** Whether it happened just now: history looks for no notes of agents and leaves the model half of its day. */
  live: z.boolean(),
});
export type WeighPayload = z.infer<typeof payload>;

export const weighJob: JobDefinition<WeighPayload> = {
  name: 'commit-analysis.weigh',
  payload: payload as z.ZodType<WeighPayload>,
};

/** Commits that one job weighs: one request each, and one or two questions to the model for all. */
const BATCH = 10;

/** Queues commits to be weighed by their diffs. Joins the transaction. */
export async function weighLater(
  needs: Pick<Ports, 'jobs'>,
  tx: Tx,
  { shas, ...of }: Omit<WeighPayload, 'shas'> & { readonly shas: readonly string[] },
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(shas.length / BATCH) }, (_, n) => ({
    ...of,
    shas: shas.slice(n * BATCH, (n + 1) * BATCH),
  }));
  if (batches.length > 0) await needs.jobs.add(tx, weighJob, batches);
}
