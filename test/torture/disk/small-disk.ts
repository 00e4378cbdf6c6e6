import type { Sql } from 'postgres';
import { run } from '../../journeys/operations/stage/process.ts';
import { findCorruption } from '../stage/corruption.ts';
import { createDriver, type Driver } from '../stage/driver.ts';
import { createEventSender } from '../stage/events.ts';
import { type Figure, figuresOf } from '../stage/figures.ts';
import { type Ground, openGround } from '../stage/ground.ts';
import type { Muster } from '../stage/muster.ts';
import { openSmallDisk, type SmallDisk } from '../stage/small-disk.ts';
import { sortRefusals } from '../stage/told.ts';
import { judgeRoom } from '../stage/verdict.ts';
import { verdictFigures } from '../stage/verdict-figures.ts';
import { until } from '../stage/wait.ts';
import { watch } from '../stage/watchman.ts';
import { inventTeams, peopleOf } from '../stage/workspaces.ts';
import { settingsOf } from './settings.ts';

const NAME = 'disk';
const { holds, shown, zero } = figuresOf(NAME);
/** Source: MUST-HOLD, check 12. */
const MEGABYTES = 64;
const PEOPLE = 8;

/** The whole of Muster on a disk of 64 MB: full, full to the last byte of the database's log, read-only, and free again. */
export async function smallDisk(short: boolean): Promise<Figure[]> {
  const disk = openSmallDisk(MEGABYTES);
  if (typeof disk === 'string') return [shown('a disk that is full', `skipped, no disk can be mounted here: ${disk}`)];
  const teams = inventTeams({ teams: 1, peopleEach: PEOPLE });
  const users = teams[0]?.users ?? [];
  const slack = { strict: false, anyTrigger: true, people: peopleOf(teams) };
  const ground = await openGround({ slack, dataDir: disk.folder, env: { LEASE_MS: '1000' } });
  try {
    const muster = ground.launch();
    await muster.ready();
    const sql = await ground.knownDatabase();
    const driver = createDriver(users);
    for (let n = 0; n < 20; n += 1) await driver.type(muster.url);
    const room: Room = { ground, disk, muster, sql, driver, events: createEventSender(users, seconds), short };
    const full = await fillUp(room, {
      name: 'full disk',
      fill: async () => disk.fill(),
      relieve: () => disk.empty(),
    });
    const crashed = await fillUp(room, {
      name: 'full log',
      // A new file of the log can't be made: the server must give up rather than lose what it has promised.
      fill: async () => void (await sql`select pg_switch_wal()`.then(() => disk.fill()).catch(() => {})),
      // One more file of the log, 16 MB, is more than such a disk has.
      relieve: () => disk.grow(2 * MEGABYTES),
    });
    const frozen = await fillUp(room, {
      name: 'database that takes no writes',
      fill: () => freeze(sql, true),
      relieve: () => freeze(sql, false),
    });
    return [...full, ...crashed, ...frozen, ...(await setReadOnly(room)), ...(await judge(room))];
  } finally {
    await ground.close();
    disk.close();
  }
}

type Room = {
  readonly ground: Ground;
  readonly disk: SmallDisk;
  readonly muster: Muster;
  readonly sql: Sql;
  readonly driver: Driver;
  readonly events: ReturnType<typeof createEventSender>;
  readonly short: boolean;
};

const seconds = () => Math.floor(Date.now() / 1000);

type Trouble = {
  readonly name: string;
  readonly fill: () => Promise<void>;
  readonly relieve: () => void | Promise<void>;
};

async function fillUp(room: Room, { name, fill, relieve }: Trouble): Promise<Figure[]> {
  const { disk, muster, driver, events, short } = room;
  const watchman = watch(muster.url);
  const free = disk.freeMb();
  const [before, toldBefore] = [driver.acknowledged.size, sortRefusals(driver).told];
  await fill();
  const end = performance.now() + (short ? 5_000 : 20_000);
  await driver.typeUntil(() => [muster.url], { everyMs: 50, enough: () => performance.now() > end });
  for (let n = 0; n < PEOPLE; n += 1) await events.send(muster.url);
  const refusedEvents = events.unheard;
  const meanwhile = driver.acknowledged.size;
  const told = sortRefusals(driver).told - toldBefore;
  await relieve();
  const freeAt = performance.now();
  await until('commands are done again', async () => {
    await driver.type(muster.url);
    return driver.acknowledged.size > meanwhile;
  });
  const backMs = Math.round(performance.now() - freeAt);
  await watchman.sees('200', freeAt);
  await events.resend(muster.url);
  await watchman.stop();
  const { strange } = sortRefusals(driver);
  return [
    shown(
      `${name}: free before, /readyz meanwhile`,
      `${free.toFixed(1)} MB, ${[...new Set(watchman.sights.map(({ words }) => words))].join(' → ')}`,
    ),
    holds(
      `${name}: commands`,
      `${meanwhile - before} done, ${told} told to try again or to look, ${strange.length} otherwise, slowest ${Math.round(driver.slowestMs)} ms`,
      told > 0 && strange.length === 0 && driver.slowestMs < 3_000,
    ),
    holds(`${name}: events answered 503, to be sent again`, `${refusedEvents}/${PEOPLE}`, refusedEvents > 0),
    holds(`${name}: /healthz other than 200`, String(watchman.unhealthy), watchman.unhealthy === 0),
    holds(`${name}: works again with space`, `${backMs} ms`, backMs < 30_000),
    ...strange.map((answer) => shown(`${name}: an answer`, answer.slice(0, 100))),
  ];
}

/** As after a switch to a server that only follows: everybody has to connect anew, and nothing can be written. */
async function freeze(sql: Sql, frozen: boolean): Promise<void> {
  await sql.begin('read write', async (tx) => {
    await tx.unsafe(`alter database muster set default_transaction_read_only = ${frozen ? 'on' : 'off'}`);
  });
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = 'muster' and backend_type = 'client backend' and pid <> pg_backend_pid()`;
}

async function setReadOnly({ ground, disk, muster, sql }: Room): Promise<Figure[]> {
  await sql.end();
  await muster.end('SIGTERM');
  disk.setReadOnly(true);
  const { code, err } = await run('src/main.ts', settingsOf(ground.slack.url, disk.folder));
  disk.setReadOnly(false);
  const line = err.trim().replaceAll(disk.folder, 'DATA');
  return [holds('refused: a read-only disk', line, code === 1 && /^[^\n]{20,}\n$/.test(err))];
}

async function judge({ ground, driver, events }: Room): Promise<Figure[]> {
  const muster = ground.launch();
  await muster.ready();
  const sql = await ground.database();
  await driver.type(muster.url);
  const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 300_000 });
  const { tables, indexes, faults } = await findCorruption(sql);
  return [
    ...verdictFigures(NAME, verdict, 'small disk: '),
    zero('small disk: acknowledged events without effect', await events.countLost(sql)),
    holds('small disk: corrupt', `${faults.length} of ${tables} tables, ${indexes} indexes`, faults.length === 0),
    ...faults.slice(0, 5).map((fault) => shown('small disk: a fault', fault)),
  ];
}
