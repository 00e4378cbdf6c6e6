import type { PullRequestId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findPullRequest, listSquashed } from '../../pull-requests/index.ts';
import { markCopy } from '../store/estimates.ts';

/**
 * A merged pull request counts by the commits it was written in: the one commit it became weighs nothing, also when its
 * push came before the news of the merge. Harmless when repeated.
 */
export function settleSquash(
  needs: Pick<Ports, 'scope'>,
  { workspaceId, pullRequestId }: { readonly workspaceId: WorkspaceId; readonly pullRequestId: PullRequestId },
): Promise<void> {
  return needs.scope(workspaceId, async (tx) => {
    const merged = await findPullRequest(tx, pullRequestId);
    const sha = merged?.mergeCommitSha ?? null;
    if (merged === null || sha === null) return;
    const squashed = await listSquashed(tx, { repositoryId: merged.repositoryId, shas: [sha] });
    if (squashed.has(sha)) await markCopy(tx, { repositoryKey: merged.repositoryId, sha });
  });
}
