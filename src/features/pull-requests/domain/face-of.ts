import type { HostPullRequest } from '../../../ports/outbound/host-records.ts';

/**
 * Digest of what the host says of a pull request's present state, without what only some of its sources tell. 53 bits
 * (cyrb53): tells two states of one second apart, proves nothing.
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

function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16);
}
