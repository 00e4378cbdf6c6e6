import { afterEach, beforeEach } from 'vitest';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import { type LocalGitHub, startLocalGitHub } from '../fakes/github/local-github.ts';
import { connectByToken } from './github-connection.ts';
import { githubStory } from './github-story.ts';
import type { TestApp } from './test-app.ts';

/**
 * A local GitHub with an empty `acme/web`, for stories that last longer than a connection without one would live. At the
 * top of a file; `env` goes to the app.
 */
export function localConnection(start: string) {
  let github: LocalGitHub | null = null;
  const get = () => {
    if (github === null) throw new Error('the local GitHub is there inside tests only');
    return github;
  };
  beforeEach(async () => {
    const repositories = [{ name: 'web', pullRequests: 0, private: false }];
    github = await startLocalGitHub({ until: start, now: () => Date.parse(start), repositories });
  });
  afterEach(() => github?.close());
  const repositoryId = () => get().world.repositories[0]?.id ?? 0;
  return {
    get github() {
      return get();
    },
    repositoryId,
    env: () => ({ GITHUB_API_URL: `${get().url}/` }),
    story: (options: Parameters<typeof githubStory>[0]) => githubStory({ ...options, repositoryId: repositoryId() }),
    /** Connects it to the app's workspace, without any flow. Somebody must be known already. */
    async connect({ store }: Pick<TestApp, 'store'>, at: string): Promise<WorkspaceId> {
      const [row] = await store.sql<{ id: WorkspaceId }[]>`select id from workspaces`;
      if (row === undefined) throw new Error('no workspace');
      await connectByToken(store, { workspaceId: row.id, world: get().world, at: new Date(at) });
      return row.id;
    },
  };
}
