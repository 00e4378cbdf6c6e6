import type { HostPullRequest } from '../../../src/ports/outbound/host-records.ts';
import { account } from './world.ts';

/** A pull request of Ana's as the host tells it, open unless the test says otherwise. */
export function toldPull(more: Partial<HostPullRequest> = {}): HostPullRequest {
  const at = new Date('2026-03-03T12:00:00Z');
  const number = more.number ?? 7;
  return {
    ...{ id: String(900 + number), number, title: 'Split the parser', body: '' },
    ...{ url: `https://github.com/acme/web/pull/${number}`, state: 'open', draft: false },
    ...{ author: account('ana-gh'), createdAt: at, updatedAt: at, mergedAt: null, closedAt: null, mergedBy: null },
    ...{
      mergeCommitSha: null,
      head: { ref: 'split', sha: 'e'.repeat(40) },
      base: { ref: 'main', sha: 'b'.repeat(40) },
    },
    ...{ requestedReviewers: [], requestedTeams: [], labels: [], size: null },
    ...more,
  };
}
