import { githubExample } from './github-examples.ts';
import { HOST_REPOSITORY, type Sent } from './github-story.ts';

type Body = Record<string, unknown>;

/** What a pull request of `githubStory` becomes when it is merged. */
export const mergeShaOf = (number: number): string => `${number}`.padStart(8, '0') + '99'.padStart(32, '0');

const repository = (at: string): Body => ({
  ...(githubExample('push').repository as Body),
  ...{ id: HOST_REPOSITORY.id, full_name: HOST_REPOSITORY.fullName, default_branch: 'main' },
  pushed_at: Date.parse(at) / 1000,
});

type Pushed = {
  readonly at: string;
  readonly shas: readonly string[];
  readonly before?: string;
  readonly ref?: string;
};

/** A push of these commits, the oldest first, to `main` unless said otherwise. */
export function pushOf({ at, shas, before = '1'.repeat(40), ref = 'refs/heads/main' }: Pushed): Sent {
  const commits = shas.map((id) => ({
    ...{ id, message: 'Change', timestamp: at, distinct: true, added: [], modified: ['a.ts'], removed: [] },
    author: { name: 'Ana', email: 'ana@example.org' },
  }));
  const [after, head] = [shas.at(-1) ?? before, commits.at(-1) ?? null];
  const payload = { ref, before, after, forced: false, commits, head_commit: head, repository: repository(at) };
  return { event: 'push', payload };
}

/** A deployment of any commit to production, asked for and ended. */
export function deploymentOf({ id, sha, startedAt, at }: Deployed): Sent {
  const deployment = { id, sha, environment: 'production', created_at: startedAt };
  const status = { state: 'success', created_at: at, environment: 'production' };
  return { event: 'deployment_status', payload: { deployment, deployment_status: status, repository: repository(at) } };
}

type Deployed = { readonly id: number; readonly sha: string; readonly startedAt: string; readonly at: string };

/** A release of a tag that names a commit. */
export function releaseOf({ id, tag, at }: { readonly id: number; readonly tag: string; readonly at: string }): Sent {
  const release = { id, tag_name: tag, target_commitish: 'main', draft: false, created_at: at, published_at: at };
  return { event: 'release', payload: { action: 'published', release, repository: repository(at) } };
}
