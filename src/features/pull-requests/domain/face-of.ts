import { digest } from '../../../kit/digest.ts';
import type { HostPullRequest } from '../../../ports/outbound/host-records.ts';

/**
 * Digest of what the host says of a pull request's present state, without what only some of its sources tell. Tells two
 * states of one second apart, proves nothing.
 */
export function faceOf(told: HostPullRequest): string {
  const { title, body, state, draft, mergedAt, closedAt, mergeCommitSha, head, base } = told;
  const asked = [told.requestedReviewers.map(({ id }) => id).sort(), [...told.requestedTeams].sort()];
  return digest(
    JSON.stringify([
      [title, body, state, draft, mergedAt, closedAt, mergeCommitSha, head.ref, head.sha, base.ref, base.sha],
      [...asked, [...told.labels].sort()],
    ]),
  );
}
