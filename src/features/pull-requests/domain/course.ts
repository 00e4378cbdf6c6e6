import type { TaskId } from '../../../kit/ids.ts';
import { groupBy } from './group-by.ts';
import type { Course, PullRequestState } from './pull-request.ts';
import type { Shipped } from './shipments.ts';

/** Something a person or a bot said about a pull request: a review, or a comment. */
export type Response = {
  readonly at: Date;
  readonly form: 'review' | 'comment';
  readonly kind: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  /** Whose account, as review requests name it; empty for accounts that are gone. */
  readonly by: string;
  /** By the author's own account, or another one of the same person. */
  readonly own: boolean;
  readonly bot: boolean;
};

export type Turn = {
  readonly kind: string;
  readonly at: Date;
  /** Of review requests: of whom, `account:…` or `team:…`. */
  readonly reviewer: string;
};

export type Happenings = {
  readonly responses: readonly Response[];
  /** Its timeline, in any order; two sources may tell the same entry a few seconds apart. */
  readonly turns: readonly Turn[];
  /** When the commits of its present head were written. */
  readonly authoredAt: readonly Date[];
  /** Keys of issues that its title or branch names. */
  readonly issueKeys: readonly string[];
  /** Tasks it is tied to. */
  readonly taskIds: readonly TaskId[];
} & Shipped;

type Subject = Pick<PullRequestState, 'createdAt' | 'draft' | 'mergedAt' | 'closedAt' | 'state'>;

/**
 * What became of a pull request. Source: METRICS.md, "Recommended for Muster": it waits for a review from the last time
 * it left draft, and the first review or comment after that by a human other than the author ends the wait. What was
 * said before it was ready, or after it was over, ends no wait.
 */
export function courseOf(subject: Subject, { responses, turns, authoredAt, deployments }: Happenings): Course {
  const entries = joinEchoes(turns);
  const readyAt = readyOf(subject, entries);
  const endedAt = subject.state === 'open' ? null : (subject.mergedAt ?? subject.closedAt);
  const during = responses.filter(
    ({ own, at }) => !own && readyAt !== null && at >= readyAt && (endedAt === null || at <= endedAt),
  );
  const byHumans = during.filter(({ bot }) => !bot);
  const approvals = (said: readonly Response[]) => said.filter(({ kind }) => kind === 'approved').map(({ at }) => at);
  const firstReviewAt = earliest(byHumans.map(({ at }) => at));
  return {
    firstCommitAt: earliest(authoredAt),
    readyAt,
    firstReviewAt,
    pickedUpAt: firstReviewAt ?? (subject.mergedAt && (earliest(approvals(during)) ?? subject.mergedAt)),
    firstApprovalAt: earliest(approvals(byHumans)),
    lastApprovalAt: latest(approvals(byHumans)),
    deployedAt: subject.mergedAt === null ? null : earliest(deployments.map(({ finishedAt }) => finishedAt)),
    draftMs: draftMsOf(subject, entries, endedAt),
    reRequests: entries.filter((entry) => isReRequest(entry, responses)).length,
    forcePushes: entries.filter(({ kind }) => kind === 'head-force-pushed').length,
    reopenings: entries.filter(({ kind }) => kind === 'reopened').length,
  };
}

/** Two sources date one happening differently by this much at most, in milliseconds; nobody turns back as fast. */
const ECHO_MS = 5_000;

/** In order of time, each happening once. */
export function joinEchoes(turns: readonly Turn[]): readonly Turn[] {
  const sorted = [...turns].sort((a, b) => a.at.getTime() - b.at.getTime());
  const alike = groupBy(sorted, ({ kind, reviewer }) => `${kind} ${reviewer}`);
  const echoes = [...alike.values()].flatMap((same) =>
    same.filter(({ at }, n) => n > 0 && at.getTime() - (same[n - 1]?.at.getTime() ?? 0) <= ECHO_MS),
  );
  return sorted.filter((turn) => !echoes.includes(turn));
}

function readyOf({ createdAt, draft }: Subject, entries: readonly Turn[]): Date | null {
  if (draft) return null;
  return latest(entries.filter(({ kind }) => kind === 'ready-for-review').map(({ at }) => at)) ?? createdAt;
}

function draftMsOf(subject: Subject, entries: readonly Turn[], endedAt: Date | null): number {
  const turns = entries.filter(({ kind }) => kind === 'ready-for-review' || kind === 'converted-to-draft');
  // Whatever first leaves draft was opened as one.
  const opened = turns.length === 0 ? subject.draft : turns[0]?.kind === 'ready-for-review';
  let [since, sum] = [opened ? subject.createdAt : null, 0];
  for (const { kind, at } of turns) {
    if (kind === 'converted-to-draft') since ??= at;
    else {
      sum += since === null ? 0 : at.getTime() - since.getTime();
      since = null;
    }
  }
  return sum + (since === null || endedAt === null ? 0 : Math.max(0, endedAt.getTime() - since.getTime()));
}

function isReRequest({ kind, at, reviewer }: Turn, responses: readonly Response[]): boolean {
  if (kind !== 'review-requested' || !reviewer.startsWith('account:')) return false;
  return responses.some((said) => `account:${said.by}` === reviewer && said.by !== '' && said.at < at);
}

function earliest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((best, at) => (best === null || at < best ? at : best), null);
}

function latest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((best, at) => (best === null || at > best ? at : best), null);
}
