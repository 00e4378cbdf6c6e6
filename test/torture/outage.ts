import { connect } from 'node:net';
import { openEmbedded } from '../../src/platform/store/embedded/open-embedded.ts';
import { silentLog } from '../support/silent-log.ts';
import { createDriver, type Driver } from './stage/driver.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { openGround } from './stage/ground.ts';
import { type Line, openLine } from './stage/line.ts';
import { ENCRYPTION_KEYS } from './stage/muster.ts';
import { sortRefusals } from './stage/told.ts';
import { judgeRoom } from './stage/verdict.ts';
import { verdictFigures } from './stage/verdict-figures.ts';
import { pause } from './stage/wait.ts';
import { type Watchman, watch } from './stage/watchman.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const NAME = 'outage';
const { holds, shown } = figuresOf(NAME);
/** Source: MUST-HOLD, checks 11 and 49. */
const NOTICED_MS = 5_000;
const BACK_MS = 10_000;
/** Slack's patience. */
const ANSWER_MS = 3_000;

type Fault = {
  readonly name: string;
  readonly line: Line;
  readonly how: 'cut' | 'silence';
  /** What `/readyz` says meanwhile. */
  readonly words: '503 store' | '200 degraded: slack';
};

/** The database and then Slack go away and come back, refused and silent, while people type. */
export const outage: Torture = async ({ short }) => {
  const teams = inventTeams({ teams: 1, peopleEach: 8 });
  const slack = { strict: false, anyTrigger: true, people: peopleOf(teams) };
  const ground = await openGround({ slack, env: { OUTBOX_READBACK_MS: '1000', LEASE_MS: '1000' } });
  const embedded = await openEmbedded({ dataDir: ground.dataDir, log: silentLog });
  const { host, port, user, database } = embedded.connection;
  const databaseLine = await openLine(() => connect(`${host}/.s.PGSQL.${port}`));
  const slackLine = await openLine(() => connect(Number(new URL(ground.slack.url).port), '127.0.0.1'));
  try {
    const muster = ground.launch(0, {
      ENCRYPTION_KEYS,
      DATABASE_URL: `postgres://${user}@127.0.0.1:${databaseLine.port}/${database}`,
      SLACK_API_URL: `http://127.0.0.1:${slackLine.port}/api/`,
    });
    await muster.ready();
    const sql = await ground.knownDatabase();
    const watchman = watch(muster.url);
    const figures: Figure[] = [];
    const awayMs = short ? 3_000 : 30_000;
    const faults: readonly Fault[] = [
      { name: 'database refused', line: databaseLine, how: 'cut', words: '503 store' },
      { name: 'database silent', line: databaseLine, how: 'silence', words: '503 store' },
      { name: 'Slack refused', line: slackLine, how: 'cut', words: '200 degraded: slack' },
      { name: 'Slack silent', line: slackLine, how: 'silence', words: '200 degraded: slack' },
    ];
    for (const [n, fault] of faults.entries()) {
      // A silent Slack shows at the next look, every 30 s, after the time-out of a call.
      if (short && fault.name === 'Slack silent') continue;
      const driver = createDriver(teams[0]?.users ?? [], { first: n * 10_000 });
      figures.push(...(await suffer(fault, { watchman, driver, url: muster.url, awayMs })));
      const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 120_000 });
      figures.push(...verdictFigures(NAME, verdict, `${fault.name}: `));
    }
    const driver = createDriver(teams[0]?.users ?? [], { first: faults.length * 10_000 });
    figures.push(await crawl(databaseLine, { watchman, driver, url: muster.url, awayMs }));
    const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 120_000 });
    figures.push(...verdictFigures(NAME, verdict, 'database slow: '));
    await watchman.stop();
    const { unhealthy, sights } = watchman;
    return [...figures, holds('/healthz other than 200', `${unhealthy} of ${sights.length}`, unhealthy === 0)];
  } finally {
    await databaseLine.close();
    await slackLine.close();
    await embedded.stop();
    await ground.close();
  }
};

/** A database whose every answer comes late, too late for a person but not for a time-out. */
async function crawl(line: Line, { driver, url, awayMs }: Around): Promise<Figure> {
  line.delay(1_300);
  const end = performance.now() + awayMs;
  await driver.typeUntil(() => [url], { everyMs: 250, enough: () => performance.now() > end });
  line.heal();
  const { told, strange } = sortRefusals(driver);
  const text = `${driver.acknowledged.size} done, ${told} told to try again or to look, ${strange.length} otherwise, slowest ${Math.round(driver.slowestMs)} ms`;
  return holds('database slow: commands', text, strange.length === 0 && driver.slowestMs < ANSWER_MS);
}

type Around = {
  readonly watchman: Watchman;
  readonly driver: Driver;
  readonly url: string;
  readonly awayMs: number;
};

async function suffer(fault: Fault, { watchman, driver, url, awayMs }: Around): Promise<Figure[]> {
  let typing = true;
  const typed = driver.typeUntil(() => [url], { everyMs: 100, enough: () => !typing });
  await pause(1_000);
  const failedAt = performance.now();
  fault.line[fault.how]();
  const noticed = await watchman.sees(fault.words, failedAt);
  await pause(Math.max(0, failedAt + awayMs - performance.now()));
  const healedAt = performance.now();
  fault.line.heal();
  const back = await watchman.sees('200', healedAt);
  await pause(1_000);
  typing = false;
  await typed;

  const [noticedMs, backMs] = [Math.round(noticed.at - failedAt), Math.round(back.at - healedAt)];
  const seen = watchman.sights.filter(({ at }) => at > failedAt && at <= back.at);
  const slowest = Math.round(Math.max(...seen.map(({ ms }) => ms)));
  const words = [...new Set(['200', ...seen.map((sight) => sight.words)])].join(' → ');
  const unplanned = seen.filter(({ words }) => words !== '200' && words !== fault.words).length;
  const inTime = fault.words === '503 store' ? noticedMs <= NOTICED_MS && slowest < NOTICED_MS : true;
  const { told, strange } = sortRefusals(driver);
  const text = `${words}; noticed after ${noticedMs} ms, back after ${backMs} ms, slowest answer ${slowest} ms`;
  return [
    holds(`${fault.name}: /readyz`, text, inTime && backMs <= BACK_MS && unplanned === 0),
    holds(
      `${fault.name}: commands`,
      `${driver.acknowledged.size} done, ${told} told to try again or to look, ${strange.length} otherwise, slowest ${Math.round(driver.slowestMs)} ms`,
      strange.length === 0 && driver.slowestMs < ANSWER_MS && (fault.words === '503 store' || told === 0),
    ),
    ...strange.map((answer) => shown(`${fault.name}: an answer`, answer.slice(0, 100))),
  ];
}
