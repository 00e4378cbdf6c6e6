import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findServer, killServer } from '../../torture/stage/database.ts';
import { createDriver } from '../../torture/stage/driver.ts';
import { type Ground, openGround } from '../../torture/stage/ground.ts';
import type { Muster } from '../../torture/stage/muster.ts';
import { pause, until } from '../../torture/stage/wait.ts';
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

const settings = (dataDir: string) => ({
  DATA_DIR: dataDir,
  SLACK_BOT_TOKEN: 'xoxb-local-000000000000-muster',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_API_URL: ground.slack.url,
  HOST: '127.0.0.1',
  PORT: '0',
  METRICS_PORT: '0',
});

describe('a stop', () => {
  it('under 100 commands a second keeps what it acknowledged, leaves no job behind, and takes its database along', async () => {
    ground = await openGround({ slack: { limits } });
    const muster = ground.launch();
    await synced(muster);
    const driver = createDriver(USERS);
    const startedAt = performance.now();
    let stoppedAt = 0;
    const typing = driver.typeUntil(() => [muster.url], { everyMs: 10, enough: () => !muster.isAlive() });
    await until(
      'commands are acknowledged',
      () => performance.now() - startedAt > 1_500 && driver.acknowledged.size > 50,
    );
    stoppedAt = performance.now();
    await muster.end('SIGTERM');
    const stopMs = performance.now() - stoppedAt;
    await typing;
    const exitCode = muster.process.exitCode;
    const left = await findServer(ground.dataDir);
    expect({ exitCode, left }).toEqual({ exitCode: 0, left: null });
    expect(stopMs).toBeLessThan(10_000);
    for (const answer of driver.otherwise.keys())
      expect(answer).toMatch(/^no answer: (ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)/);

    const again = ground.launch();
    await again.ready();
    const sql = await ground.database();
    const rows = await sql<{ n: number }[]>`select substring(title from 'number ([0-9]+)')::int as n from tasks`;
    const kept = new Set(rows.map(({ n }) => n));
    const lost = [...driver.acknowledged].filter((n) => !kept.has(n));
    const stale = await sql`select 1 from pgboss.job where state = 'active'`;
    expect({ lost, twice: rows.length - kept.size, stale: stale.length }).toEqual({ lost: [], twice: 0, stale: 0 });
    const log = readFileSync(ground.logFile, 'utf8');
    expect(log.toLowerCase()).not.toContain('unhandled');
    console.log(
      `SIGTERM at 100/s: exit ${exitCode} after ${Math.round(stopMs)} ms, ${driver.acknowledged.size} acknowledged, ${lost.length} lost, ${driver.refused} refused at the socket`,
    );
  });
});

describe('two Musters on one folder', () => {
  it('both serve, make one run of a schedule, and one goes on when the other leaves', async () => {
    ground = await openGround({ slack: { limits } });
    const [one, two] = [ground.launch(0), ground.launch(1)];
    await Promise.all([synced(one), two.ready()]);
    const driver = createDriver(USERS);
    for (const muster of [one, two, one, two]) await driver.type(muster.url);
    expect([...driver.otherwise]).toEqual([]);
    const sql = await ground.database();
    await sql`update schedules set next_run_at = now() - interval '1 second'`;
    const runs = async () =>
      sql<{ n: number }[]>`select count(*)::int as n from runs where finished_at is not null`.then(
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
    const older = await run('src/main.ts', settings(ground.dataDir));
    const foreign = join(ground.dataDir, 'elsewhere');
    mkdirSync(join(foreign, 'postgres'), { recursive: true });
    writeFileSync(join(foreign, 'postgres', 'letters.txt'), 'dear diary');
    const strange = await run('src/main.ts', settings(foreign));
    for (const { code, err } of [older, strange]) {
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^[^\n]{20,}\n$/) });
      console.log(`refused: ${err.trim()}`);
    }
    expect(readFileSync(join(foreign, 'postgres', 'letters.txt'), 'utf8')).toBe('dear diary');
  });
});

describe('an embedded database that is killed', () => {
  it('is started again by the living Muster: 503, then 200, alive throughout, nothing lost', async () => {
    ground = await openGround({ slack: { limits } });
    const muster = ground.launch();
    await synced(muster);
    const driver = createDriver(USERS);
    await driver.type(muster.url);
    await killServer(ground.dataDir);
    const killedAt = performance.now();
    let said = 0;
    await until('commands are served again', async () => {
      await driver.type(muster.url);
      const alive = await fetch(`${muster.url}/healthz`);
      said += alive.status === 200 ? 0 : 1;
      await pause(50);
      return driver.acknowledged.size > 1;
    });
    const healMs = Math.round(performance.now() - killedAt);
    const readyMs = await until(
      'ready again',
      async () => (await fetch(`${muster.url}/readyz`)).status === 200 && performance.now() - killedAt,
    );
    expect({ alive: muster.isAlive(), said }).toEqual({ alive: true, said: 0 });
    expect(healMs).toBeLessThan(10_000);
    const sql = await ground.database();
    const rows = await sql<{ n: number }[]>`select substring(title from 'number ([0-9]+)')::int as n from tasks`;
    const kept = new Set(rows.map(({ n }) => n));
    expect([...driver.acknowledged].filter((n) => !kept.has(n))).toEqual([]);
    for (const answer of driver.otherwise.keys()) expect(answer).toMatch(/^200 .*(again|could not confirm)/);
    console.log(
      `database killed: serving again after ${healMs} ms, ready after ${Math.round(readyMs)} ms, ${driver.refused} told to try again`,
    );
  });
});
