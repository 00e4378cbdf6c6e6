import type { Course, PullRequest } from './pull-request.ts';

/** Milliseconds; null where one of the two ends is unknown or hasn't come: never 0 for it. */
export type Segments = {
  /** First commit written → opened. Null, too, when no commit is as old as the pull request: they were rewritten. */
  readonly codingMs: number | null;
  /** Ready (see `Course`) → first review; without one, once merged, → a bot's approval or the merge. */
  readonly pickupMs: number | null;
  /** First review → merged. */
  readonly reviewMs: number | null;
  /** First approval → merged: the part of the review in which nobody had to be convinced any more. */
  readonly mergeMs: number | null;
  /** Merged → first success in production. */
  readonly deployMs: number | null;
  /** First commit written → merged. */
  readonly cycleMs: number | null;
  /** False: no human other than the author said a word between ready and over. */
  readonly reviewed: boolean;
};

type Subject = Pick<PullRequest, 'createdAt' | 'mergedAt'> & Course;

/** How long each part took. Source: METRICS.md, "Recommended for Muster" and the two tools named there. */
export function segmentsOf(subject: Subject): Segments {
  const { createdAt, mergedAt, readyAt, firstCommitAt, firstReviewAt } = subject;
  const codingMs = between(firstCommitAt, createdAt);
  return {
    codingMs,
    pickupMs: between(readyAt, subject.pickedUpAt),
    reviewMs: between(firstReviewAt, mergedAt),
    mergeMs: between(subject.firstApprovalAt, mergedAt),
    deployMs: between(mergedAt, subject.deployedAt),
    cycleMs: codingMs === null ? null : between(firstCommitAt, mergedAt),
    reviewed: firstReviewAt !== null,
  };
}

function between(from: Date | null, to: Date | null): number | null {
  return from === null || to === null || to < from ? null : to.getTime() - from.getTime();
}
