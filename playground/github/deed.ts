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
    }
  /** A commit on the branch of a pull request, or on `main` where there is no number. */
  | { readonly kind: 'push'; readonly number: number | null; readonly message: string }
  | { readonly kind: 'review'; readonly number: number; readonly verdict: Verdict; readonly body: string }
  | { readonly kind: 'ask'; readonly number: number; readonly reviewers: readonly string[] }
  | { readonly kind: 'merge' | 'close' | 'reopen' | 'ready'; readonly number: number }
);

export type Verdict = 'approve' | 'changes' | 'comment';
