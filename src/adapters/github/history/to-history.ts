import type { HostAccount, HostPullRequest, HostPullRequestHistory } from '../../../ports/outbound/host-records.ts';
import type { SaidActor, SaidPullRequest, SaidReviewer } from './shape.ts';
import { toChecks, toComments, toCommits, toFiles, toReviews, toTimeline } from './to-parts.ts';

/** GraphQL's words in Muster's: the same that REST and webhooks would have said. */
export function toHistory(said: SaidPullRequest): HostPullRequestHistory {
  const { checks, moreChecks } = toChecks(said);
  const threads = said.reviewThreads;
  const more = {
    reviews: said.reviews.more,
    comments: said.comments.more || threads.more || threads.nodes.some(({ comments }) => comments.more),
    timeline: said.timelineItems.more,
    commits: said.commits.more,
    files: said.files.more,
    checks: moreChecks,
  };
  return {
    pullRequest: toPullRequest(said),
    ...{ reviews: toReviews(said), comments: toComments(said), timeline: toTimeline(said) },
    ...{ commits: toCommits(said), files: toFiles(said), checks },
    more: (Object.keys(more) as (keyof typeof more)[]).filter((part) => more[part]),
  };
}

/** GraphQL leaves out the `[bot]` ending that REST and webhooks write; null for accounts that are gone. */
export function toAccount(said: SaidActor): HostAccount | null {
  if (!said?.databaseId) return null;
  const bot = said.__typename === 'Bot' || said.login.endsWith('[bot]');
  return { id: said.databaseId, login: bot ? `${said.login.replace(/\[bot\]$/, '')}[bot]` : said.login, bot };
}

export function toReviewer(said: SaidReviewer): HostAccount | { readonly team: string } | null {
  if (!said) return null;
  if (said.slug !== undefined) return { team: said.slug };
  return said.login === undefined ? null : toAccount({ ...said, login: said.login });
}

function toPullRequest(said: SaidPullRequest): HostPullRequest {
  const requested = said.reviewRequests.nodes.map(({ requestedReviewer }) => toReviewer(requestedReviewer));
  return {
    ...{ id: said.fullDatabaseId, number: said.number, title: said.title, body: said.body, url: said.url },
    ...{ state: said.state === 'OPEN' ? 'open' : 'closed', draft: said.isDraft, author: toAccount(said.author) },
    ...{ createdAt: said.createdAt, updatedAt: said.updatedAt },
    ...{ mergedAt: said.mergedAt ?? null, closedAt: said.closedAt ?? null, mergedBy: toAccount(said.mergedBy) },
    mergeCommitSha: said.mergeCommit?.oid ?? null,
    head: { ref: said.headRefName, sha: said.headRefOid },
    base: { ref: said.baseRefName, sha: said.baseRefOid },
    requestedReviewers: requested.flatMap((one) => (one === null || 'team' in one ? [] : [one])),
    requestedTeams: requested.flatMap((one) => (one !== null && 'team' in one ? [one.team] : [])),
    labels: said.labels.nodes.map(({ name }) => name),
    size: {
      ...{ additions: said.additions, deletions: said.deletions, files: said.changedFiles },
      commits: said.commits.total,
    },
  };
}
