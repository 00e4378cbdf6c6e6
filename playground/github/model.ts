import type { Ending } from './deed.ts';

/** What the local GitHub knows of code and pull requests. People are ids of the company's people, instants are GitHub's. */

/** `2026-11-25T13:00:00Z`: whole seconds, as GitHub gives them. */
export type Instant = string;

export const instantOf = (at: Date): Instant => `${at.toISOString().slice(0, 19)}Z`;

export type GitFile = {
  readonly path: string;
  readonly status: 'added' | 'modified';
  readonly additions: number;
  readonly deletions: number;
  /** Unified diff. */
  readonly patch: string;
};

export type GitCommit = {
  /** Grows with every thing that happens: what is later has more, also within one second. */
  readonly id: number;
  readonly sha: string;
  readonly message: string;
  readonly at: Instant;
  readonly by: string;
  readonly parents: readonly string[];
  readonly files: readonly GitFile[];
};

export type GitReview = {
  readonly id: number;
  readonly by: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  readonly body: string;
  readonly at: Instant;
  /** What was looked at. */
  readonly sha: string;
  /** On lines of the diff. */
  readonly comments: readonly GitComment[];
};

export type GitComment = {
  readonly id: number;
  readonly path: string;
  /** The first lines of the file's diff. */
  readonly hunk: string;
  readonly body: string;
};

/** A run of the checks that is over. */
export type GitCheck = {
  readonly id: number;
  readonly sha: string;
  readonly conclusion: Ending;
  readonly at: Instant;
  /** Who pushed what was checked. */
  readonly by: string;
};

/** `main` as it went to production. */
export type GitDeployment = {
  readonly id: number;
  readonly repository: string;
  readonly sha: string;
  readonly state: Ending;
  readonly at: Instant;
  readonly by: string;
};

export type GitEvent = {
  readonly id: number;
  readonly event: 'review_requested' | 'ready_for_review' | 'closed' | 'reopened' | 'merged' | 'head_ref_force_pushed';
  readonly at: Instant;
  readonly by: string;
  /** Who was asked; null for other events. */
  readonly reviewer: string | null;
};

export type GitPull = {
  readonly id: number;
  readonly number: number;
  /** `owner/name` */
  readonly repository: string;
  readonly title: string;
  readonly body: string;
  readonly by: string;
  readonly branch: string;
  readonly createdAt: Instant;
  /** What `main` was when the branch left it. */
  readonly baseSha: string;
  readonly commits: GitCommit[];
  readonly checks: GitCheck[];
  readonly reviews: GitReview[];
  readonly timeline: GitEvent[];
  draft: boolean;
  state: 'open' | 'closed';
  updatedAt: Instant;
  closedAt: Instant | null;
  merged: { readonly at: Instant; readonly by: string; readonly sha: string } | null;
  /** Who is asked for a review and has not given one. */
  requested: readonly string[];
};

/** The one branch that is not somebody's change. */
export const MAIN = 'main';

export const headOf = ({ commits, baseSha }: GitPull): string => commits.at(-1)?.sha ?? baseSha;

export function sizeOf(files: readonly GitFile[]): { readonly additions: number; readonly deletions: number } {
  const sum = (side: 'additions' | 'deletions') => files.reduce((all, file) => all + file[side], 0);
  return { additions: sum('additions'), deletions: sum('deletions') };
}

/** What all commits of a pull request change together: a file touched twice counts once, with all its lines. */
export function filesOf({ commits }: GitPull): readonly GitFile[] {
  const files = new Map<string, GitFile>();
  for (const file of commits.flatMap((commit) => commit.files)) {
    const before = files.get(file.path);
    files.set(file.path, before === undefined ? file : together(before, file));
  }
  return [...files.values()];
}

function together(one: GitFile, next: GitFile): GitFile {
  return {
    ...one,
    additions: one.additions + next.additions,
    deletions: one.deletions + next.deletions,
    patch: `${one.patch}\n${next.patch}`,
  };
}
