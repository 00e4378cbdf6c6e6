import type { Instant } from './model.ts';

/** What somebody does on GitHub. Everything there follows from these in order, so these are what is kept. */
export type GitDeed = GitAct & { readonly at: Instant; readonly by: string };

export type GitAct = { readonly repository: string } & (
  | {
      readonly kind: 'open';
      readonly title: string;
      readonly body: string;
      readonly draft: boolean;
      /** Ids of people. */
      readonly reviewers: readonly string[];
      /** Follows from the title where nobody says it. */
      readonly branch?: string;
      /** What it opens with, oldest first; one that is called like it where nobody says so. */
      readonly commits?: readonly OwnCommit[];
    }
  /** A commit on the branch of a pull request, or on `main` where there is no number. */
  | { readonly kind: 'push'; readonly number: number | null; readonly message: string; readonly lines?: number }
  /** All commits of a branch become one: the same change, tidied up. */
  | { readonly kind: 'force-push'; readonly number: number; readonly message: string }
  | {
      readonly kind: 'review';
      readonly number: number;
      readonly verdict: Verdict;
      readonly body: string;
      readonly line?: LineComment;
    }
  | { readonly kind: 'ask'; readonly number: number; readonly reviewers: readonly string[] }
  /** The checks of the latest commit are over. */
  | { readonly kind: 'check'; readonly number: number; readonly conclusion: Ending }
  /** `main` goes to production. */
  | { readonly kind: 'deploy'; readonly state: Ending }
  | { readonly kind: 'merge' | 'close' | 'reopen' | 'ready'; readonly number: number }
);

export type Verdict = 'approve' | 'changes' | 'comment';

export type Ending = 'success' | 'failure';

/** `lines`: about how many it adds. */
export type OwnCommit = { readonly at: Instant; readonly message: string; readonly lines: number };

/** Said about a line of a changed file. */
export type LineComment = { readonly path: string; readonly body: string };
