import type { GitDeed } from './deed.ts';
import { createGitState, type GitState } from './git-state.ts';
import { changePull } from './happen/change-pull.ts';
import { deploy } from './happen/deploy.ts';
import { openPull } from './happen/open-pull.ts';
import { forcePush, push } from './happen/push.ts';
import type { GitCheck, GitCommit, GitDeployment, GitPull, Instant } from './model.ts';
import type { Told } from './told.ts';

/** Everything on the local GitHub that follows from what people did there. */
export type GitWorld = {
  /** Newest first. */
  pulls(repository: string): readonly GitPull[];
  find(repository: string, number: number): GitPull | null;
  commit(sha: string): GitCommit | null;
  checksOf(sha: string): readonly GitCheck[];
  /** Newest first. */
  deployments(repository: string): readonly GitDeployment[];
  /** Of the latest commit on `main`. */
  mainOf(repository: string): string;
  /** Makes it so. What GitHub would refuse must not come here. @returns what its webhooks tell, in order */
  happen(deed: GitDeed): readonly Told[];
};

/** @param beganAt when the repositories got their first commit */
export function createGitWorld(beganAt: Instant): GitWorld {
  const state = createGitState(beganAt);
  return {
    ...{ pulls: state.pullsOf, find: state.find },
    commit: (sha) => state.commits.get(sha) ?? null,
    checksOf: (sha) => state.checks.filter((check) => check.sha === sha),
    deployments: (repository) => state.deployments.filter((one) => one.repository === repository),
    mainOf: (repository) => state.mains.get(repository) ?? '',
    happen: (deed) => happen(state, deed),
  };
}

function happen(state: GitState, deed: GitDeed): readonly Told[] {
  switch (deed.kind) {
    case 'open':
      return openPull(state, deed);
    case 'push':
      return push(state, deed);
    case 'deploy':
      return deploy(state, deed);
    default: {
      const pull = state.find(deed.repository, deed.number);
      if (pull === null) return [];
      return deed.kind === 'force-push' ? forcePush(state, pull, deed) : changePull(state, pull, deed);
    }
  }
}
