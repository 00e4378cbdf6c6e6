import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import type { LocalSlackOptions } from '../../fakes/slack/options.ts';
import { endServer, endServerNow, openRunning } from './database.ts';
import { type Muster, type MusterOptions, startMuster } from './muster.ts';
import { freePort } from './ports.ts';
import { type SlackProcess, startSlackProcess } from './slack.ts';
import { until } from './wait.ts';

export type Ground = {
  readonly dataDir: string;
  readonly logFile: string;
  readonly slack: SlackProcess;
  /** Starts a replica at a port of its own that stays the same: not waited for. */
  launch(replica?: number, env?: MusterOptions['env']): Muster;
  /** A pool on the running database; closed with the ground. */
  database(): Promise<Sql>;
  /** The same, once Muster knows who is in the workspace: before, it doesn't serve anybody. */
  knownDatabase(): Promise<Sql>;
  /** Ends every process and removes every file. */
  close(): Promise<void>;
};

export type GroundOptions = {
  readonly slack: LocalSlackOptions;
  readonly env?: MusterOptions['env'];
  readonly dataDir?: string;
};

/** A data folder, a local Slack of its own, and Musters that may be killed at will. */
export async function openGround(options: GroundOptions): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-torture-'));
  const dataDir = options.dataDir ?? join(folder, 'data');
  const logFile = join(folder, 'muster.log');
  mkdirSync(dataDir, { recursive: true });
  const endDatabase = () => endServerNow(dataDir);
  process.once('exit', endDatabase);
  const slack = await startSlackProcess({ journalFile: join(folder, 'slack.jsonl'), ...options.slack });
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
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
    launch(replica = 0, env = {}) {
      const port = ports[replica];
      if (port === undefined) throw new Error('three replicas at most');
      const muster = startMuster({ dataDir, logFile, slackUrl: slack.url, port, env: { ...options.env, ...env } });
      musters.push(muster);
      return muster;
    },
    database,
    async knownDatabase() {
      const sql = await database();
      await until('people are known', async () => (await sql`select 1 from people limit 1`).length > 0);
      return sql;
    },
    async close() {
      await Promise.all(pools.map((sql) => sql.end({ timeout: 1 })));
      await Promise.all(musters.map((muster) => muster.end('SIGKILL')));
      await endServer(dataDir);
      process.off('exit', endDatabase);
      await slack.end('SIGKILL');
      if (process.env.TORTURE_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
      else console.log(`kept ${folder}`);
    },
  };
}
