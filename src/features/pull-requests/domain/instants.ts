import type { Instants, PullRequestState } from './pull-request.ts';

/** Something a person or a bot said or did about a pull request. */
export type Response = {
  readonly at: Date;
  readonly kind: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  /** By the author's own account. */
  readonly own: boolean;
  readonly bot: boolean;
};

export type Happenings = {
  readonly responses: readonly Response[];
  /** Of its timeline, whichever entries count. */
  readonly turns: readonly { readonly kind: string; readonly at: Date }[];
  /** When the commits of its present head were written. */
  readonly authoredAt: readonly Date[];
  /** When commits that hold its change succeeded in production. */
  readonly deployedAt: readonly Date[];
};

type Subject = Pick<PullRequestState, 'createdAt' | 'draft' | 'mergedAt' | 'closedAt' | 'state'>;

/**
 * When what happened to a pull request. Source: METRICS.md, "Recommended for Muster": it waits for a review from the last
 * time it left draft, and the first review or comment after that by a human other than the author ends the wait. What
 * was said before it was ready, or after it was over, ends no wait.
 */
export function instantsOf(subject: Subject, { responses, turns, authoredAt, deployedAt }: Happenings): Instants {
  const readyAt = readyOf(subject, turns);
  const endedAt = subject.state === 'open' ? null : (subject.mergedAt ?? subject.closedAt);
  const counted = responses.filter(
    ({ own, bot, at }) => !own && !bot && readyAt !== null && at >= readyAt && (endedAt === null || at <= endedAt),
  );
  const approvals = counted.filter(({ kind }) => kind === 'approved').map(({ at }) => at);
  return {
    firstCommitAt: earliest(authoredAt),
    readyAt,
    firstReviewAt: earliest(counted.map(({ at }) => at)),
    firstApprovalAt: earliest(approvals),
    lastApprovalAt: latest(approvals),
    deployedAt: subject.mergedAt === null ? null : earliest(deployedAt),
  };
}

function readyOf({ createdAt, draft }: Subject, turns: Happenings['turns']): Date | null {
  if (draft) return null;
  return latest(turns.filter(({ kind }) => kind === 'ready-for-review').map(({ at }) => at)) ?? createdAt;
}

function earliest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((best, at) => (best === null || at < best ? at : best), null);
}

function latest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((best, at) => (best === null || at > best ? at : best), null);
}
