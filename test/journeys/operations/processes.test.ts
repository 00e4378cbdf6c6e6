import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/platform/store/embedded/open-embedded.ts';
import { openPool } from '../../../src/platform/store/open-store.ts';
import { silentLog } from '../../support/silent-log.ts';
import { findServer, killServer } from '../../torture/stage/database.ts';
import { createDriver, type Driver } from '../../torture/stage/driver.ts';
import { type Ground, openGround } from '../../torture/stage/ground.ts';
import type { Muster } from '../../torture/stage/muster.ts';
import { until } from '../../torture/stage/wait.ts';
import { run } from './stage/process.ts';

const USERS = ['U0MIRA', 'U0ANA', 'U0JONAS', 'U0BO'];
const limits = { postsPerSecondPerChannel: 1_000, postBurstPerChannel: 1_000, postsPerMinutePerWorkspace: 100_000 };

let ground: Ground;
afterEach(() => ground.close());

async function synced(muster: Muster): Promise<void> {
  await muster.ready();
  const sql = await ground.database();
  await until('everybody is known', async () => (await sql`select 1 from people`).length > 10);
}

const SYNC = 'people.sync-members';

const settings = (dataDir: string) => ({
  DATA_DIR: dataDir,
  SLACK_BOT_TOKEN: 'xoxb-local-000000000000-muster',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_API_URL: ground.slack.url,
  HOST: '127.0.0.1',
  PORT: '0',
  METRICS_PORT: '0',
});

/** Looks like a token, so it must not reach the log. */
const TOKEN = 'xoxb-lostandfound-1234567890';

/** Several processes each, on a machine that may be busy. */
const SLOW_MS = 60_000;

describe('one Muster with a database of its own', () => {
  it('starts its killed database again, lives on through a lost promise, and stops clean under 100 commands a second', {
    timeout: SLOW_MS,
  }, async () => {
    const traps = `process.on('SIGUSR2', () => void Promise.reject(new Error('lost ${TOKEN}')));`;
    ground = await openGround({
      slack: { limits },
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(traps)}` },
    });
    const muster = ground.launch();
    await synced(muster);
    const driver = createDriver(USERS);
    await driver.type(muster.url);

    await killServer(ground.dataDir);
    const killedAt = new Date();
    const healMs = await untilServedAgain(muster, driver);
    for (const answer of driver.otherwise.keys()) expect(answer).toMatch(/^200 .*(again|could not confirm)/);
    const told = driver.refused;

    process.kill(muster.pid, 'SIGUSR2');
    const log = () => readFileSync(ground.logFile, 'utf8');
    await until('the lost promise is written down', () => log().includes('app.uncaught'));
    await driver.type(muster.url);
    expect(driver.refused).toBe(told);

    const stopMs = await stopUnderLoad(muster, driver);
    expect({ code: muster.process.exitCode, server: await findServer(ground.dataDir) }).toEqual({
      code: 0,
      server: null,
    });
    expect(stopMs).toBeLessThan(10_000);
    for (const answer of [...driver.otherwise.keys()].slice(told)) expect(answer).toMatch(/^no answer|^200 .*again/);
    const { kept, twice, active } = await readStopped(ground.dataDir, killedAt);
    const lost = [...driver.acknowledged].filter((n) => !kept.has(n));
    expect({ lost, twice }).toEqual({ lost: [], twice: 0 });
    // Jobs are given back, or a stop that ran out of time says that it leaves them to the next start.
    if (!log().includes('app.stopped-early')) expect(active).toBe(0);
    const leaks = log()
      .split('\n')
      .filter((line) => line.includes(TOKEN));
    expect(leaks).toEqual([]);
    console.log(
      `database killed: serving again after ${healMs} ms, ${told} told to try again; SIGTERM at 100/s: exit 0 after ${stopMs} ms, ${driver.acknowledged.size} acknowledged, 0 lost, ${driver.refused - told} refused`,
    );
  });
});

async function untilServedAgain(muster: Muster, driver: Driver): Promise<number> {
  const killedAt = performance.now();
  const before = driver.acknowledged.size;
  await until(
    'commands are served again',
    async () => {
      await driver.type(muster.url);
      expect((await fetch(`${muster.url}/healthz`)).status).toBe(200);
      return driver.acknowledged.size > before;
    },
    { everyMs: 50 },
  );
  const healMs = Math.round(performance.now() - killedAt);
  await until('ready again', async () => (await fetch(`${muster.url}/readyz`)).status === 200);
  expect(healMs).toBeLessThan(10_000);
  return healMs;
}

/** SIGTERM after a second of load. @returns milliseconds to the exit */
async function stopUnderLoad(muster: Muster, driver: Driver): Promise<number> {
  const enough = driver.acknowledged.size + 60;
  const typing = driver.typeUntil(() => [muster.url], { everyMs: 10, enough: () => !muster.isAlive() });
  await until('commands are acknowledged', () => driver.acknowledged.size > enough);
  const stoppedAt = performance.now();
  await muster.end('SIGTERM');
  const stopMs = Math.round(performance.now() - stoppedAt);
  await typing;
  return stopMs;
}

/** `active`: of the jobs begun since then; one that the killed database took along waits for its heartbeat to end. */
async function readStopped(
  dataDir: string,
  since: Date,
): Promise<{ kept: Set<number>; twice: number; active: number }> {
  const embedded = await openEmbedded({ dataDir, log: silentLog });
  const sql = openPool(embedded.connection, 1);
  const rows = await sql<{ n: number }[]>`select substring(title from 'number ([0-9]+)')::int as n from tasks`;
  const active = await sql`select 1 from pgboss.job where state = 'active' and started_on > ${since}`;
  await sql.end();
  await embedded.stop();
  const kept = new Set(rows.map(({ n }) => n));
  return { kept, twice: rows.length - kept.size, active: active.length };
}

describe('two Musters on one folder', () => {
  it('both serve, make one run of a schedule, and one goes on when the other leaves', {
    timeout: SLOW_MS,
  }, async () => {
    ground = await openGround({ slack: { limits } });
    const [one, two] = [ground.launch(0), ground.launch(1)];
    await Promise.all([synced(one), two.ready()]);
    const driver = createDriver(USERS);
    for (const muster of [one, two, one, two]) await driver.type(muster.url);
    expect([...driver.otherwise]).toEqual([]);
    const sql = await ground.database();
    await sql`update schedules set next_run_at = now() - interval '1 second' where name = ${SYNC}`;
    const runs = async () =>
      sql<{ n: number }[]>`select count(*)::int as n from runs where name = ${SYNC} and finished_at is not null`.then(
        ([row]) => row?.n ?? 0,
      );
    await until('the schedule ran again', async () => (await runs()) === 2);
    const looks = (await ground.slack.control.counts())['users.list ok'];

    const server = await findServer(ground.dataDir);
    await one.end('SIGTERM');
    expect([one.process.exitCode, await findServer(ground.dataDir)]).toEqual([0, server]);
    await driver.type(two.url);
    expect(driver.acknowledged.size).toBe(5);
    await until('every card is sent', async () => (await sql`select 1 from outbox where state <> 'sent'`).length === 0);
    expect(await ground.slack.control.duplicates()).toEqual({});
    expect({ runs: await runs(), looks }).toEqual({ runs: 2, looks: 2 });
    await sql.end();
    await two.end('SIGTERM');
    expect([two.process.exitCode, await findServer(ground.dataDir)]).toEqual([0, null]);
    console.log('two replicas: 2 due instants, 2 runs; the first left, the second went on, the database ended with it');

    const version = join(ground.dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(version, '17\n');
    const foreign = join(ground.dataDir, 'elsewhere');
    mkdirSync(join(foreign, 'postgres'), { recursive: true });
    writeFileSync(join(foreign, 'postgres', 'letters.txt'), 'dear diary');
    const refused = await Promise.all([ground.dataDir, foreign].map((dir) => run('src/main.ts', settings(dir))));
    for (const { code, err } of refused) {
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^[^\n]{20,}\n$/) });
      console.log(`refused: ${err.trim()}`);
    }
    expect(readFileSync(join(foreign, 'postgres', 'letters.txt'), 'utf8')).toBe('dear diary');
  });
});
