import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceId } from '../../../src/kit/ids.ts';
import { migrateJobs } from '../../../src/platform/jobs/migrate-jobs.ts';
import { openEmbedded } from '../../../src/platform/store/embedded/open-embedded.ts';
import { migrate } from '../../../src/platform/store/migrate.ts';
import { openPool, openStore } from '../../../src/platform/store/open-store.ts';
import type { LocalGitHubOptions } from '../../fakes/github/options.ts';
import { createWorld } from '../../fakes/github/world.ts';
import { connectByToken } from '../../support/github-connection.ts';
import { silentLog } from '../../support/silent-log.ts';
import { type GitHubProcess, startGitHubProcess } from './github.ts';
import type { ReaderTask } from './read-history.ts';

export const HISTORY_WORKSPACE = '0190a000-0000-7000-8000-000000000001' as WorkspaceId;

export type HistoryGround = {
  readonly github: GitHubProcess;
  /** A fresh database with everything connected and nothing read. */
  fresh(name: string): Promise<{ readonly task: ReaderTask; readonly sql: ReturnType<typeof openPool> }>;
  close(): Promise<void>;
};

/** An embedded database server as Muster runs it (fsync on), and a local GitHub in a process of its own. */
export async function openHistoryGround(options: LocalGitHubOptions): Promise<HistoryGround> {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-history-'));
  const server = await openEmbedded({ dataDir, log: silentLog });
  const github = await startGitHubProcess(options);
  const closing: (() => Promise<unknown>)[] = [];
  return {
    github,
    async fresh(name) {
      const admin = openPool(server.connection, 1);
      await admin.unsafe(`create database ${name}`);
      await admin.end();
      const address = { ...server.connection, database: name };
      await migrate({ address, log: silentLog, also: [migrateJobs] });
      const store = await openStore({ address, pool: 2, clock: { now: () => new Date() } });
      const at = new Date();
      const repositoryIds = await connectByToken(store, {
        ...{ workspaceId: HISTORY_WORKSPACE, world: createWorld(options), at },
      });
      await store.close();
      const sql = openPool(address, 2);
      closing.push(() => sql.end({ timeout: 1 }));
      return { sql, task: { address, githubUrl: github.url, workspaceId: HISTORY_WORKSPACE, repositoryIds } };
    },
    async close() {
      await Promise.all(closing.map((close) => close()));
      await github.end('SIGTERM');
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
