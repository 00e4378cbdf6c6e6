import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { endServer, endServerNow, openRunning } from '../test/torture/stage/database.ts';
import { type Muster, type MusterOptions, NODE_ARGS, startMuster } from '../test/torture/stage/muster.ts';
import { freePort } from '../test/torture/stage/ports.ts';
import { type SlackProcess, startSlackProcess } from '../test/torture/stage/slack.ts';
import { until } from '../test/torture/stage/wait.ts';
import { insertTeams, peopleOf, type Team } from '../test/torture/stage/workspaces.ts';
import { EXTRA_NODE_ARGS } from './settings.ts';

export type Room = {
  readonly dataDir: string;
  readonly logFile: string;
  readonly slack: SlackProcess;
  /** Another Muster on the room's folder, ready. */
  start(options?: Partial<Pick<MusterOptions, 'env' | 'nodeArgs'>>): Promise<Muster & { readonly readyMs: number }>;
  database(): Promise<Sql>;
  /** Puts the teams beside the first one; Muster must run. */
  addTeams(): Promise<void>;
  close(): Promise<void>;
};

/** An empty data folder and a local Slack that keeps out of the way: no limits to refuse by, nothing remembered. */
export async function openRoom(teams: readonly Team[]): Promise<Room> {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  const logFile = join(dataDir, 'muster.log');
  const endDatabase = () => endServerNow(dataDir);
  process.once('exit', endDatabase);
  const slack = await startSlackProcess({
    strict: false,
    lean: true,
    anyToken: true,
    anyTrigger: true,
    people: peopleOf(teams),
  });
  const port = await freePort();
  const musters: Muster[] = [];
  const pools: Sql[] = [];
  const database = async () => {
    const sql = await openRunning(dataDir);
    pools.push(sql);
    return sql;
  };
  return {
    dataDir,
    logFile,
    slack,
    async start(options = {}) {
      const nodeArgs = options.nodeArgs ?? [...NODE_ARGS, ...EXTRA_NODE_ARGS];
      const muster = startMuster({ dataDir, slackUrl: slack.url, port, logFile, ...options, nodeArgs });
      musters.push(muster);
      return { ...muster, readyMs: await muster.ready() };
    },
    database,
    async addTeams() {
      const sql = await database();
      await until('the token’s workspace is known', async () => (await sql`select 1 from workspaces`).length > 0);
      await insertTeams(sql, teams);
    },
    async close() {
      await Promise.all(pools.map((sql) => sql.end({ timeout: 2 })));
      for (const muster of musters) await muster.end('SIGTERM');
      await endServer(dataDir);
      process.off('exit', endDatabase);
      await slack.end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
