import type { GitDeed } from '../deed.ts';
import type { GitState } from '../git-state.ts';
import type { GitDeployment } from '../model.ts';
import type { Told } from '../told.ts';

/** `main` goes to production, or fails to. */
export function deploy(
  state: GitState,
  { at, by, repository, state: ending }: Extract<GitDeed, { kind: 'deploy' }>,
): readonly Told[] {
  const sha = state.mains.get(repository) ?? '';
  const deployment: GitDeployment = { id: state.nextId(), repository, sha, state: ending, at, by };
  state.deployments.unshift(deployment);
  return [{ event: 'deployment_status', action: 'created', repository, by, deployment }];
}
