/** What the local GitHub knows, close to the vendor's own words; instants are ISO texts without milliseconds. */
export type LocalAccount = {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly name: string | null;
  readonly email: string | null;
};

export type LocalTeam = { readonly slug: string; readonly name: string; readonly members: readonly LocalAccount[] };

export type LocalReview = {
  readonly id: number;
  readonly user: LocalAccount | null;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  readonly submittedAt: string;
  readonly commitSha: string | null;
  readonly body: string;
};

export type LocalComment = {
  readonly id: number;
  readonly user: LocalAccount | null;
  readonly at: string;
  readonly body: string;
};

export type LocalCommit = {
  readonly sha: string;
  readonly message: string;
  readonly at: string;
  readonly author: LocalAccount | null;
  readonly name: string;
  readonly email: string;
  readonly parents: readonly string[];
};

export type LocalFile = {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
};

export type LocalTimelineItem = {
  readonly event:
    | 'ready_for_review'
    | 'convert_to_draft'
    | 'review_requested'
    | 'review_request_removed'
    | 'head_ref_force_pushed'
    | 'reopened'
    | 'closed'
    | 'merged'
    | 'labeled';
  readonly at: string;
  readonly actor: LocalAccount | null;
  readonly reviewer: LocalAccount | { readonly team: string } | null;
};

export type LocalCheck = {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string | null;
  readonly completedAt: string | null;
};

export type LocalPull = {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly author: LocalAccount | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly mergedAt: string | null;
  readonly closedAt: string | null;
  readonly mergedBy: LocalAccount | null;
  readonly mergeSha: string | null;
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly requestedReviewers: readonly LocalAccount[];
  readonly requestedTeams: readonly string[];
  readonly labels: readonly string[];
  readonly reviews: readonly LocalReview[];
  readonly reviewComments: readonly LocalComment[];
  readonly comments: readonly LocalComment[];
  readonly timeline: readonly LocalTimelineItem[];
  readonly commits: readonly LocalCommit[];
  readonly files: readonly LocalFile[];
  readonly checks: readonly LocalCheck[];
};

export type LocalDeployment = {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly createdAt: string;
  readonly state: string;
  readonly stateAt: string;
};

export type LocalDelivery = {
  readonly id: number;
  readonly guid: string;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  readonly status: string;
  readonly statusCode: number;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
};
