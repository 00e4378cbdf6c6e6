/** What Muster knows of a code host (GitHub today), in its own words: the same whether a webhook or a request told it. */

/** The host's own ids as text: GitHub's numbers. */
export type HostId = string;

export type HostAccount = {
  readonly id: HostId;
  readonly login: string;
  /** True by the host's own word or the `[bot]` ending. */
  readonly bot: boolean;
};

export type HostRepository = {
  readonly id: HostId;
  /** `acme/web`; changes with renames and transfers, so the id is what counts. */
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly archived: boolean;
  readonly url: string;
};

/** All of a pull request that one page or payload says. Texts are untrusted. */
export type HostPullRequest = {
  readonly id: HostId;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly author: HostAccount | null;
  readonly createdAt: Date;
  /** The host's time of this state: a newer one wins, whatever came first. */
  readonly updatedAt: Date;
  readonly mergedAt: Date | null;
  readonly closedAt: Date | null;
  readonly mergedBy: HostAccount | null;
  readonly mergeCommitSha: string | null;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly requestedReviewers: readonly HostAccount[];
  /** Slugs. */
  readonly requestedTeams: readonly string[];
  readonly labels: readonly string[];
  /** Null where the source doesn't say (lists of pull requests don't). */
  readonly size: {
    readonly additions: number;
    readonly deletions: number;
    readonly files: number;
    readonly commits: number;
  } | null;
};

export type HostReview = {
  readonly id: HostId;
  readonly author: HostAccount | null;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  readonly submittedAt: Date;
  readonly commitSha: string | null;
  readonly body: string;
};

export type HostComment = {
  readonly id: HostId;
  readonly author: HostAccount | null;
  readonly at: Date;
  /** `review`: on a line of the diff; `conversation`: below the pull request. */
  readonly kind: 'review' | 'conversation';
  readonly body: string;
};

export type HostCommit = {
  readonly sha: string;
  readonly message: string;
  readonly authoredAt: Date;
  readonly committedAt: Date;
  readonly author: { readonly name: string; readonly email: string; readonly account: HostAccount | null };
  readonly parents: readonly string[];
  /** Changed lines; null where the source doesn't say (only history does). */
  readonly size: { readonly additions: number; readonly deletions: number } | null;
};

export type HostFile = {
  readonly path: string;
  /** Set when it was renamed. */
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'unchanged';
  readonly additions: number;
  readonly deletions: number;
  /** Unified diff of this file; null when the host leaves it out (binary, too large). Read when needed, never stored. */
  readonly patch: string | null;
};

/** Something that happened on the line of time of a pull request and that its present state doesn't show any more. */
export type HostTimelineEntry = {
  readonly kind:
    | 'ready-for-review'
    | 'converted-to-draft'
    | 'review-requested'
    | 'review-request-removed'
    | 'head-force-pushed'
    | 'reopened'
    | 'closed'
    | 'merged';
  readonly at: Date;
  readonly actor: HostAccount | null;
  /** Of review requests: whose; a team by its slug. */
  readonly reviewer: HostAccount | { readonly team: string } | null;
};

export type HostCheck = {
  /** Unique within the repository: `check-run:1`, `check-suite:1`, `workflow-run:1`. */
  readonly id: string;
  readonly name: string;
  readonly headSha: string;
  readonly conclusion:
    | 'success'
    | 'failure'
    | 'neutral'
    | 'cancelled'
    | 'skipped'
    | 'timed-out'
    | 'action-required'
    | 'stale';
  readonly completedAt: Date;
};

export type HostDeployment = {
  readonly id: HostId;
  readonly sha: string;
  readonly environment: string;
  readonly production: boolean;
  readonly state: 'pending' | 'in-progress' | 'success' | 'failure' | 'error' | 'inactive';
  readonly at: Date;
  /** When it was asked for; null where the source doesn't say. */
  readonly startedAt: Date | null;
};

export type HostAlert = {
  /** `code-scanning:12`: unique within the repository. */
  readonly id: string;
  readonly kind: 'code-scanning' | 'dependabot' | 'secret-scanning';
  readonly severity: 'low' | 'medium' | 'high' | 'critical' | 'unknown';
  /** What it is about, without the secret itself; untrusted text. */
  readonly title: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  /** When it was first raised. */
  readonly openedAt: Date;
  /** Of this state. */
  readonly at: Date;
};

export type HostMember = HostAccount & {
  /** Public e-mail and name; null when hidden. */
  readonly email: string | null;
  readonly name: string | null;
};

export type HostTeam = { readonly slug: string; readonly name: string; readonly members: readonly HostAccount[] };

/**
 * A pull request with all that happened on it, as history tells it in one piece. Each part holds the first hundred;
 * `more` names those that have more, to be listed by themselves.
 */
export type HostPullRequestHistory = {
  readonly pullRequest: HostPullRequest;
  readonly reviews: readonly HostReview[];
  readonly comments: readonly HostComment[];
  readonly timeline: readonly HostTimelineEntry[];
  readonly commits: readonly HostCommit[];
  /** Without `patch`, and without `previousPath` of renames. */
  readonly files: readonly HostFile[];
  /** Of its present head. */
  readonly checks: readonly HostCheck[];
  readonly more: readonly ('reviews' | 'comments' | 'timeline' | 'commits' | 'files' | 'checks')[];
};
