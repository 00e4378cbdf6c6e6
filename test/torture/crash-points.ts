import type { CrashPoint } from '../../src/platform/crash-points.ts';
import { createDriver, type Driver } from './stage/driver.ts';
import { createEventSender } from './stage/events.ts';
import { type Ground, openGround } from './stage/ground.ts';
import { createMovableClock, type MovableClock } from './stage/movable-clock.ts';
import type { Muster } from './stage/muster.ts';
import { holds, judgeRoom, type Verdict } from './stage/verdict.ts';
import { pause } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

/** What has to happen for the process to come past a point. */
type Occasion = 'command' | 'verb' | 'event' | 'due';

/** Every point there is: a new one doesn't compile before somebody says here how it is reached. */
const OCCASIONS: Readonly<Record<CrashPoint, Occasion>> = {
  'receiver.verified': 'command',
  'change.before-commit': 'verb',
  'change.committed': 'command',
  'receiver.before-ack': 'command',
  'outbox.claimed': 'command',
  'outbox.request-sent': 'command',
  'outbox.reply-got': 'command',
  'outbox.marked': 'command',
  'inbox.stored': 'event',
  'inbox.claimed': 'event',
  'inbox.processed': 'event',
  'schedule.claimed': 'due',
  'schedule.committed': 'due',
  'job.done': 'due',
};

export type PointResult = {
  readonly point: string;
  readonly died: boolean;
  readonly verdict: Verdict;
  /** Events that were acknowledged and had no effect. */
  readonly eventsLost: number;
  readonly passed: boolean;
};

const ENV = { OUTBOX_READBACK_MS: '1000', LEASE_MS: '1000' };
const DIE_WITHIN_MS = 20_000;

/** Lets Muster die at the n-th pass of each point in turn, on one database that lives through all of it. */
export async function runCrashPoints(options: { passes: readonly number[]; only?: string }): Promise<PointResult[]> {
  const teams = inventTeams({ teams: 1, peopleEach: 8 });
  const users = teams[0]?.users ?? [];
  const ground = await openGround({ env: ENV, slack: { strict: false, anyTrigger: true, people: peopleOf(teams) } });
  const clock = createMovableClock(`${ground.logFile}.clock`);
  const world: World = {
    ground,
    clock,
    driver: createDriver(users, { clock: clock.seconds }),
    events: createEventSender(users, clock.seconds),
  };
  try {
    await ground.slack.control.addFault({
      method: 'chat.postMessage',
      trouble: { kind: 'stall', ms: 60 },
      times: null,
    });
    const first = ground.launch(0, { MUSTER_CLOCK: clock.file });
    await first.ready();
    await ground.knownDatabase();
    for (let n = 0; n < 4; n += 1) await world.driver.type(first.url);
    await first.end('SIGTERM');

    const results: PointResult[] = [];
    for (const nth of options.passes) {
      for (const [point, occasion] of Object.entries(OCCASIONS)) {
        if (options.only !== undefined && options.only !== point) continue;
        results.push(await passPoint(world, { setting: `${point}:${nth}`, occasion }));
      }
    }
    return results;
  } finally {
    clock.remove();
    await ground.close();
  }
}

type World = {
  readonly ground: Ground;
  readonly clock: MovableClock;
  readonly driver: Driver;
  readonly events: ReturnType<typeof createEventSender>;
};

async function passPoint(
  world: World,
  { setting, occasion }: { setting: string; occasion: Occasion },
): Promise<PointResult> {
  const { ground, driver, events, clock } = world;
  const doomed = ground.launch(0, { MUSTER_CLOCK: clock.file, MUSTER_CRASH_AT: setting });
  await doomed.ready().catch((error: unknown) => {
    if (doomed.process.signalCode !== 'SIGKILL') throw error; // it met the point while it started
  });
  await provoke(world, occasion, doomed);
  const died = doomed.process.signalCode === 'SIGKILL';
  await doomed.end('SIGTERM');

  const heir = ground.launch(0, { MUSTER_CLOCK: clock.file });
  await heir.ready();
  const sql = await ground.database();
  await events.resend(heir.url);
  const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 60_000, now: clock.now });
  const eventsLost = await events.countLost(sql);
  await heir.end('SIGTERM');
  return { point: setting, died, verdict, eventsLost, passed: died && holds(verdict) && eventsLost === 0 };
}

async function provoke(world: World, occasion: Occasion, doomed: Muster): Promise<void> {
  const { driver, events } = world;
  const end = performance.now() + DIE_WITHIN_MS;
  const gone = () => !doomed.isAlive() || performance.now() > end;
  switch (occasion) {
    case 'command':
      return driver.typeUntil(() => [doomed.url], { everyMs: 150, enough: gone });
    case 'verb':
      for (let n = 1; !gone(); n += 1) {
        await driver.say(doomed.url, `${['start', 'done', 'reopen'][n % 3]} T-${1 + (n % 4)}`);
        await pause(100);
      }
      return;
    case 'event':
      for (; !gone(); await pause(150)) await events.send(doomed.url);
      return;
    case 'due':
      // The tasks are due on Friday: each step is past the reminder and the mark of the one that was just made.
      for (; !gone(); await pause(1_200)) {
        await driver.type(doomed.url);
        world.clock.set(world.clock.offset + 8 * 86_400_000);
      }
      return;
    default:
      occasion satisfies never;
  }
}
