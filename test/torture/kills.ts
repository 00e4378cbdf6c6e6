import { findServer, killServer } from './stage/database.ts';
import { createDice } from './stage/dice.ts';
import { createDriver } from './stage/driver.ts';
import { openGround } from './stage/ground.ts';
import { loseReplies } from './stage/lose-replies.ts';
import { type Muster, statusOf } from './stage/muster.ts';
import { judgeRoom, type Verdict } from './stage/verdict.ts';
import { pause, until } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

/** What dies: one Muster, its database with it, or the database alone. */
export type Victim = 'app' | 'app-and-database' | 'database';

export type KillsOptions = {
  readonly seed: number;
  readonly replicas: 1 | 2;
  readonly kills: number;
  readonly victims: readonly [Victim, ...Victim[]];
  readonly commands: number;
  readonly people: number;
  readonly everyMs: number;
  /** One proper answer is lost in so many posts. */
  readonly loseEvery: number;
  /** Slack's limits, or none of them: a short run can't wait for a minute's budget. */
  readonly strict: boolean;
};

export type KillsResult = Verdict & {
  readonly kills: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly lostReplies: number;
  /** From a kill to the next `/readyz` 200 of the replica, over a running database, in milliseconds. */
  readonly resumeMs: readonly { readonly victim: Victim; readonly ms: number }[];
  readonly drainMs: number;
  readonly otherwise: Readonly<Record<string, number>>;
};

/** Small, so that a run takes minutes; the read-back is longer than the longest stall below. */
const ENV = { OUTBOX_READBACK_MS: '1000', LEASE_MS: '1000', LOG_LEVEL: 'info' };

/** Kills replicas at random moments while people type and messages go out, some of whose answers are lost. */
export async function runKills(options: KillsOptions): Promise<KillsResult> {
  const dice = createDice(options.seed);
  const teams = inventTeams({ teams: 1, peopleEach: options.people });
  const users = teams[0]?.users ?? [];
  const ground = await openGround({
    env: ENV,
    slack: { strict: options.strict, anyTrigger: true, people: peopleOf(teams) },
  });
  try {
    // All at once on an empty folder: one makes the database, the others join.
    const replicas: Muster[] = Array.from({ length: options.replicas }, (_, n) => ground.launch(n));
    await Promise.all(replicas.map((muster) => muster.ready()));
    const sql = await ground.knownDatabase();
    const lost = await loseReplies(ground.slack, options.loseEvery);

    const driver = createDriver(users);
    const resumeMs: { victim: Victim; ms: number }[] = [];
    let killed = 0;
    const enough = () => driver.acknowledged.size >= options.commands && killed >= options.kills;
    const typing = driver.typeUntil(() => replicas.map(({ url }) => url), { everyMs: options.everyMs, enough });
    const span = (options.commands * options.everyMs) / Math.max(1, options.kills);
    while (killed < options.kills) {
      await pause(dice.roll() * span * 1.2);
      const at = dice.between(0, replicas.length - 1);
      const victim = dice.pick(options.victims);
      const startedAt = performance.now();
      if (victim !== 'app') await killServer(ground.dataDir);
      if (victim !== 'database') {
        await replicas[at]?.end('SIGKILL');
        replicas[at] = ground.launch(at);
      }
      killed += 1;
      const again = replicas[at];
      if (again === undefined) continue;
      if (victim === 'database') await reopened(ground.dataDir, again.port);
      else await again.ready();
      resumeMs.push({ victim, ms: Math.round(performance.now() - startedAt) });
    }
    await typing;
    const drainFrom = performance.now();
    const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 300_000 });
    return {
      ...verdict,
      kills: killed,
      sent: driver.sent,
      acknowledged: driver.acknowledged.size,
      lostReplies: await lost.count(),
      resumeMs,
      drainMs: Math.round(performance.now() - drainFrom),
      otherwise: Object.fromEntries(driver.otherwise),
    };
  } finally {
    await ground.close();
  }
}

async function reopened(dataDir: string, port: number): Promise<void> {
  await until('the database is back', async () => (await findServer(dataDir)) !== null);
  // An answer kept from before the kill is at most a second old.
  await pause(1_000);
  await until('Muster is ready again', async () => (await statusOf(port, '/readyz')) === 200);
}
