import { z } from 'zod';
import type { RepositoryId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  repositoryId: z.uuid().transform((id) => id as RepositoryId),
  shas: z.array(z.string()).min(1).max(100),
});
export type WeighPayload = z.infer<typeof payload>;

export const weighJob: JobDefinition<WeighPayload> = {
  name: 'commit-analysis.weigh',
  payload: payload as z.ZodType<WeighPayload>,
};

/** Commits that one job weighs: one request each, and one or two questions to the model for all. */
const BATCH = 10;

/** Queues commits to be weighed, a few at a time, so that a limit of the host stops little. */
export async function planWeighing(
  needs: Pick<Ports, 'scope' | 'jobs'>,
  {
    workspaceId,
    repositoryId,
    shas,
  }: Pick<WeighPayload, 'workspaceId' | 'repositoryId'> & { readonly shas: readonly string[] },
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(shas.length / BATCH) }, (_, n) => ({
    ...{ workspaceId, repositoryId },
    shas: shas.slice(n * BATCH, (n + 1) * BATCH),
  }));
  if (batches.length > 0) await needs.scope(workspaceId, (tx) => needs.jobs.add(tx, weighJob, batches));
}
