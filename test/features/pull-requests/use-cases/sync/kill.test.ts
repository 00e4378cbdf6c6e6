import { describe, expect, it } from 'vitest';
import { startLocalGitHub } from '../../../../fakes/github/local-github.ts';
import { testDatabase, WORKSPACE } from '../../../../support/database.ts';
import { connectByToken } from '../../../../support/github-connection.ts';
import { readRows } from '../../../../support/read-rows.ts';
import { startReader } from '../../../../torture/stage/read-history.ts';

/** The short form; `npm run torture github-sync` kills ten times over 5,000 pull requests. */
describe('reading the past, killed with -9', () => {
  const calm = testDatabase();
  const shaken = testDatabase({ isApart: true });

  it('makes the same rows as undisturbed, reading on from the page it stood at', async () => {
    const repositories = [{ name: 'web', pullRequests: 150, deployments: 20 }];
    const github = await startLocalGitHub({ repositories, days: 80, until: new Date().toISOString(), latencyMs: 40 });
    const read = async (database: typeof calm, kills: number) => {
      const at = new Date();
      const given = { workspaceId: WORKSPACE, world: github.world, at };
      const repositoryIds = await connectByToken(database.store, given);
      const task = { address: database.address, githubUrl: github.url, workspaceId: WORKSPACE, repositoryIds };
      for (let killed = 0; killed < kills; killed += 1) {
        const reader = startReader(task);
        const asked = github.calls.length;
        // In the midst of its second page: the first may be written or not.
        while (github.calls.length < asked + 2 && reader.isAlive()) await new Promise((turn) => setTimeout(turn, 5));
        await reader.end('SIGKILL');
      }
      expect(await startReader(task).done).not.toBeNull();
      return readRows(database.store.sql);
    };
    try {
      const undisturbed = await read(calm, 0);
      const asked = github.calls.length;
      expect(undisturbed.pull_requests).toHaveLength(150);
      expect(await read(shaken, 2)).toEqual(undisturbed);
      // Each kill costs two pages at most.
      expect(github.calls.length - asked).toBeLessThanOrEqual(asked + 4);
    } finally {
      await github.close();
    }
  }, 120_000);
});
