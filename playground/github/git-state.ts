import { createHash } from 'node:crypto';
import { repositories } from '../company.ts';
import type { GitCheck, GitCommit, GitDeployment, GitEvent, GitPull, Instant } from './model.ts';

/** What the local GitHub holds. What happens there changes it, see `happen/`. */
export type GitState = {
  /** Newest first. */
  pullsOf(repository: string): GitPull[];
  find(repository: string, number: number): GitPull | null;
  readonly commits: ReadonlyMap<string, GitCommit>;
  /** Makes one. */
  commit(made: Omit<GitCommit, 'sha' | 'id'>): GitCommit;
  /** Sha of the latest commit of each repository's `main`. */
  readonly mains: Map<string, string>;
  /** Of all branches. */
  readonly checks: GitCheck[];
  /** Newest first. */
  readonly deployments: GitDeployment[];
  /** Grows with every thing that happens. */
  nextId(): number;
  /** Something that happened to a pull request. */
  event(event: GitEvent['event'], at: Instant, by: string): GitEvent;
};

/** GitHub's numbers are long. */
const FIRST_ID = 510_000_000;

/** @param beganAt when the repositories got their first commit */
export function createGitState(beganAt: Instant): GitState {
  const pulls = new Map<string, GitPull[]>(repositories.map(({ fullName }) => [fullName, []]));
  const commits = new Map<string, GitCommit>();
  let lastId = FIRST_ID;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const commit = (made: Omit<GitCommit, 'sha' | 'id'>): GitCommit => {
    const kept = { ...made, id: nextId(), sha: createHash('sha1').update(JSON.stringify(made)).digest('hex') };
    commits.set(kept.sha, kept);
    return kept;
  };
  const begun = repositories.map(({ fullName }) => {
    const first = commit({ message: `Begin ${fullName}`, at: beganAt, by: 'U01MAYA', parents: [], files: [] });
    return [fullName, first.sha] as const;
  });
  const pullsOf = (repository: string): GitPull[] => pulls.get(repository) ?? [];
  return {
    ...{ pullsOf, commits, commit, mains: new Map(begun), checks: [], deployments: [], nextId },
    find: (repository, number) => pullsOf(repository).find((pull) => pull.number === number) ?? null,
    event: (event, at, by) => ({ id: nextId(), event, at, by, reviewer: null }),
  };
}
