import type {
  HostCheck,
  HostComment,
  HostCommit,
  HostFile,
  HostReview,
  HostTimelineEntry,
} from '../../../ports/outbound/host-records.ts';
import { conclusionOf } from '../records/check.ts';
import { reviewState } from '../records/review.ts';
import { TIMELINE_KINDS } from '../records/timeline.ts';
import type { SaidComment, SaidPullRequest } from './shape.ts';
import { toAccount, toReviewer } from './to-history.ts';

/** Those still being written are left out. */
export function toReviews({ reviews }: SaidPullRequest): readonly HostReview[] {
  return reviews.nodes.flatMap((one) => {
    const state = reviewState(one.state);
    if (state === null || !one.submittedAt) return [];
    const said = { commitSha: one.commit?.oid ?? null, body: one.body ?? '' };
    return [{ id: one.fullDatabaseId, author: toAccount(one.author), state, submittedAt: one.submittedAt, ...said }];
  });
}

export function toComments({ comments, reviewThreads }: SaidPullRequest): readonly HostComment[] {
  const toComment = (one: SaidComment, kind: HostComment['kind']) => ({
    ...{ id: one.fullDatabaseId, author: toAccount(one.author), at: one.createdAt, kind, body: one.body ?? '' },
  });
  return [
    ...reviewThreads.nodes.flatMap((thread) => thread.comments.nodes.map((one) => toComment(one, 'review'))),
    ...comments.nodes.map((one) => toComment(one, 'conversation')),
  ];
}

export function toTimeline({ timelineItems }: SaidPullRequest): readonly HostTimelineEntry[] {
  return timelineItems.nodes.flatMap((one) => {
    const kind = kindOf(one.__typename);
    if (kind === null) return [];
    return [{ kind, at: one.createdAt, actor: toAccount(one.actor), reviewer: toReviewer(one.requestedReviewer) }];
  });
}

/** `ReadyForReviewEvent` is REST's `ready_for_review`. */
function kindOf(type: string): HostTimelineEntry['kind'] | null {
  const word = type
    .replace(/Event$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase();
  return TIMELINE_KINDS[word as keyof typeof TIMELINE_KINDS] ?? null;
}

export function toCommits({ commits }: SaidPullRequest): readonly HostCommit[] {
  return commits.nodes.map(({ commit }) => ({
    ...{ sha: commit.oid, message: commit.message, authoredAt: commit.authoredDate, committedAt: commit.committedDate },
    author: {
      ...{ name: commit.author?.name ?? '', email: commit.author?.email ?? '' },
      account: toAccount(commit.author?.user),
    },
    parents: commit.parents.nodes.map(({ oid }) => oid),
    size: sizeOf(commit),
  }));
}

function sizeOf({ additions, deletions }: SaidPullRequest['commits']['nodes'][number]['commit']): HostCommit['size'] {
  return typeof additions === 'number' && typeof deletions === 'number' ? { additions, deletions } : null;
}

const FILE_STATUS: Readonly<Record<string, HostFile['status']>> = {
  ADDED: 'added',
  DELETED: 'removed',
  RENAMED: 'renamed',
  COPIED: 'copied',
};

export function toFiles({ files }: SaidPullRequest): readonly HostFile[] {
  return files.nodes.map(({ path, additions, deletions, changeType }) => ({
    ...{ path, previousPath: null, status: FILE_STATUS[changeType] ?? 'modified', additions, deletions, patch: null },
  }));
}

/** Finished runs on the present head. */
export function toChecks({ lastCommit }: SaidPullRequest): {
  readonly checks: readonly HostCheck[];
  readonly moreChecks: boolean;
} {
  const [last] = lastCommit.nodes;
  const contexts = last?.commit.statusCheckRollup?.contexts;
  if (last === undefined || !contexts) return { checks: [], moreChecks: false };
  const checks = contexts.nodes.flatMap((one) => {
    const conclusion = conclusionOf(one.conclusion);
    if (conclusion === null || !one.databaseId || !one.completedAt) return [];
    const said = { name: one.name ?? '', headSha: last.commit.oid, conclusion, completedAt: one.completedAt };
    return [{ id: `check-run:${one.databaseId}`, ...said }];
  });
  return { checks, moreChecks: contexts.more };
}
