import type { GitCheck, GitComment, GitCommit, GitDeployment, GitPull, GitReview } from './model.ts';

/** What one webhook tells, before it is written as GitHub writes it. `pull` is as it stands then. */
export type Told = {
  readonly by: string;
  readonly repository: string;
} /** `number` is of the pull request whose branch it is; null for `main`. */ & (
  | { readonly event: 'push'; readonly push: GitPush; readonly number: number | null }
  | {
      readonly event: 'pull_request';
      readonly action: PullAction;
      readonly pull: GitPull;
      /** Whom `review_requested` is about. */
      readonly reviewer?: string;
      /** What `synchronize` moved from. */
      readonly before?: string;
    }
  | {
      readonly event: 'pull_request_review';
      readonly action: 'submitted';
      readonly pull: GitPull;
      readonly review: GitReview;
    }
  | {
      readonly event: 'pull_request_review_comment';
      readonly action: 'created';
      readonly pull: GitPull;
      readonly review: GitReview;
      readonly comment: GitComment;
    }
  | { readonly event: 'check_run'; readonly action: 'completed'; readonly pull: GitPull; readonly check: GitCheck }
  | { readonly event: 'deployment_status'; readonly action: 'created'; readonly deployment: GitDeployment }
);

export type PullAction = 'opened' | 'synchronize' | 'review_requested' | 'ready_for_review' | 'closed' | 'reopened';

export type GitPush = {
  /** The branch. */
  readonly ref: string;
  /** Forty zeros where the branch is new. */
  readonly before: string;
  readonly commits: readonly GitCommit[];
  /** What was there before is not among what is there now. */
  readonly isForced: boolean;
};

export const NOTHING_BEFORE = '0'.repeat(40);

type Pushed = GitPush & { readonly repository: string; readonly by: string; readonly number: number | null };

/** By what has happened: the webhooks GitHub sends for it, in order. */
export const tellOf = {
  opened: (pull: GitPull): readonly Told[] => [
    ...tellOf.pushed({ ...pull, ref: pull.branch, before: NOTHING_BEFORE, isForced: false }),
    ...tellOf.changed('opened', pull, pull.by),
    ...tellOf.asked(pull, { by: pull.by, reviewers: pull.requested }),
  ],
  pushed: ({ repository, by, number, ref, before, commits, isForced }: Pushed): readonly Told[] => [
    { event: 'push', repository, by, number, push: { ref, before, commits: [...commits], isForced } },
  ],
  synchronized: (
    pull: GitPull,
    { before, made, isForced }: { readonly before: string; readonly made: GitCommit; readonly isForced: boolean },
  ): readonly Told[] => [
    ...tellOf.pushed({ ...pull, by: made.by, ref: pull.branch, before, commits: [made], isForced }),
    {
      event: 'pull_request',
      action: 'synchronize',
      repository: pull.repository,
      by: made.by,
      pull: asNow(pull),
      before,
    },
  ],
  changed: (action: PullAction, pull: GitPull, by: string): readonly Told[] => [
    { event: 'pull_request', action, repository: pull.repository, by, pull: asNow(pull) },
  ],
  asked: (
    pull: GitPull,
    { by, reviewers }: { readonly by: string; readonly reviewers: readonly string[] },
  ): readonly Told[] =>
    reviewers.map((reviewer) => ({
      ...{ event: 'pull_request', action: 'review_requested', repository: pull.repository },
      ...{ by, pull: asNow(pull), reviewer },
    })),
  reviewed: (pull: GitPull, review: GitReview): readonly Told[] => [
    {
      event: 'pull_request_review',
      action: 'submitted',
      repository: pull.repository,
      by: review.by,
      pull: asNow(pull),
      review,
    },
    ...review.comments.map((comment): Told => {
      const about = { repository: pull.repository, by: review.by, pull: asNow(pull), review, comment };
      return { event: 'pull_request_review_comment', action: 'created', ...about };
    }),
  ],
  checked: (pull: GitPull, check: GitCheck): readonly Told[] => [
    {
      ...{ event: 'check_run', action: 'completed', repository: pull.repository },
      ...{ by: check.by, pull: asNow(pull), check },
    },
  ],
};

/** A copy: what follows must not change what was told. */
function asNow(pull: GitPull): GitPull {
  return { ...pull, commits: [...pull.commits], reviews: [...pull.reviews], timeline: [...pull.timeline] };
}

/** `Hold a berth for T-12` becomes `hold-a-berth-for-t-12`, with a number behind it where that is taken. */
export function branchFor(title: string, pulls: readonly GitPull[]): string {
  const words =
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50) || 'change';
  const taken = pulls.filter(({ branch }) => branch === words || branch.startsWith(`${words}-`)).length;
  return taken === 0 ? words : `${words}-${taken + 1}`;
}

/** What a push ends at. */
export function afterOf({ before, commits }: GitPush): string {
  return commits.at(-1)?.sha ?? before;
}
