import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../../kit/ids.ts';

/** Everything known of one pull request that any lens needs: raw instants, nothing computed from them. */
export type Subject = {
  readonly id: PullRequestId;
  readonly number: number;
  readonly repositoryId: RepositoryId;
  /** `personId` null: an account nobody has claimed, or one that is gone. */
  readonly author: { readonly personId: PersonId | null; readonly bot: boolean };
  /** The author's teams at the merge; at its opening while it isn't merged. */
  readonly teamIds: readonly TeamId[];
  readonly state: 'open' | 'closed' | 'merged';
  /** It is a draft now. */
  readonly draft: boolean;
  readonly createdAt: Date;
  /** The host's time of its latest state. */
  readonly updatedAt: Date;
  /** Null unless merged. */
  readonly mergedAt: Date | null;
  /** When the commits of its present head were written, in any order; empty: nobody told. */
  readonly authoredAt: readonly Date[];
  /** When it left draft and became one again, in any order, each once. */
  readonly turns: readonly DraftTurn[];
  /** Reviews and comments that still stand, in any order. */
  readonly responses: readonly Response[];
  /** How often a review was asked of somebody who had given one. */
  readonly reRequests: number;
  /** Successes in production that hold its merge, in any order. */
  readonly deployments: readonly Deployed[];
  /** The first release tag that holds its merge; null: none told. */
  readonly releasedAt: Date | null;
  /** Deployments to production were told of its repository: without one that holds it, it isn't deployed. */
  readonly deploys: boolean;
  /** The same of releases. */
  readonly releases: boolean;
  /** When work on its issue began, by Jira; null: no issue, or never told. */
  readonly issueStartedAt: Date | null;
  /** Its repository counts a merge as the deployment. */
  readonly deploysOnMerge: boolean;
  readonly nature: {
    /** It takes back another one: its number where it is told, else null. */
    readonly revert: { readonly of: number | null } | null;
    readonly hotfix: boolean;
  };
};

export type DraftTurn = { readonly kind: 'ready-for-review' | 'converted-to-draft'; readonly at: Date };

/** Something somebody said about it. */
export type Response = {
  readonly at: Date;
  readonly form: 'review' | 'comment';
  /** `dismissed`: a review that was taken back; it was still an answer. Comments are `commented`. */
  readonly kind: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  /** `author`: their own account, or another one of the same person. Accounts that are gone count as `human`. */
  readonly by: 'author' | 'human' | 'bot';
};

/** `startedAt` null: nobody told. */
export type Deployed = { readonly startedAt: Date | null; readonly finishedAt: Date };
