import type { IdentityId, PullRequestId, RepositoryId } from '../../../kit/ids.ts';

/** How a fact came: by itself, or as history, repair or a redelivery that was asked for. Kept, and decides nothing. */
export type Origin = 'live' | 'backfill';

/**
 * How sure the present state is. `told`: a webhook said so · `doubtful`: two webhooks said different things of the same
 * instant · `read`: the host was asked.
 */
export type Certainty = 'told' | 'doubtful' | 'read';

export type Size = {
  readonly additions: number;
  readonly deletions: number;
  readonly files: number;
  readonly commits: number;
};

/** All of a pull request that the host shows of it at one instant. Texts are untrusted. */
export type PullRequestState = {
  readonly repositoryId: RepositoryId;
  readonly hostId: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly authorId: IdentityId | null;
  readonly createdAt: Date;
  /** The host's time of this state. */
  readonly hostUpdatedAt: Date;
  readonly mergedAt: Date | null;
  readonly closedAt: Date | null;
  readonly mergedById: IdentityId | null;
  readonly mergeCommitSha: string | null;
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly requestedReviewerIds: readonly IdentityId[];
  readonly requestedTeams: readonly string[];
  readonly labels: readonly string[];
  /** Null: no source told it yet. */
  readonly size: (Size & { readonly at: Date }) | null;
  readonly certainty: Certainty;
  /** Digest of what the host said, in its own ids: tells two states of one instant apart. */
  readonly face: string;
};

/** What became of a pull request over time. An instant is null when it hasn't come, or nobody told of it. */
export type Course = {
  /** When the oldest commit of its present head was written. */
  readonly firstCommitAt: Date | null;
  /** When it last left draft; when it was created, if it never was one. Null for drafts. */
  readonly readyAt: Date | null;
  /** First review or comment by a human other than the author, after it was ready and before it was over. */
  readonly firstReviewAt: Date | null;
  /** What ended the wait for a review: the first review, else, once merged, a bot's approval or the merge itself. */
  readonly pickedUpAt: Date | null;
  /** By humans other than the author, and not dismissed since. */
  readonly firstApprovalAt: Date | null;
  readonly lastApprovalAt: Date | null;
  /** First success in production. */
  readonly deployedAt: Date | null;
  /** Milliseconds as a draft, up to when it was last ready or over; a draft still open counts to when it became one. */
  readonly draftMs: number;
  /** How often a review was asked of somebody who had given one. */
  readonly reRequests: number;
  readonly forcePushes: number;
  readonly reopenings: number;
};

export type PullRequest = PullRequestState &
  Course & {
    readonly id: PullRequestId;
    /** Head whose commits and files were read; null: never. */
    readonly readHeadSha: string | null;
    /** How it was first heard of. */
    readonly origin: Origin;
  };
