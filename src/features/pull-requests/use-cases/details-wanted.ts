import { z } from 'zod';
import type { PullRequestId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';

const payload = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  pullRequestId: z.uuid().transform((id) => id as PullRequestId),
});

/** What webhooks don't tell of a pull request is to be read from the host. */
export const detailsWanted: JobDefinition<z.infer<typeof payload>> = {
  name: 'pull-requests.read-details',
  payload: payload as z.ZodType<z.infer<typeof payload>>,
};

/** For whoever can't go on without them: `detailsSettled` follows, be they read or not. */
export function askForDetails(
  needs: Pick<Ports, 'jobs'>,
  tx: Tx,
  of: { readonly workspaceId: WorkspaceId; readonly pullRequestId: PullRequestId },
): Promise<void> {
  return needs.jobs.add(tx, detailsWanted, [of]);
}
