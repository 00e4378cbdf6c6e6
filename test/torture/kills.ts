import { createDice } from './stage/dice.ts';
import { createDriver } from './stage/driver.ts';
import { openGround } from './stage/ground.ts';
import type { Muster } from './stage/muster.ts';
import type { SlackProcess } from './stage/slack.ts';
import { judgeRoom, type Verdict } from './stage/verdict.ts';
import { pause, until } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

export type KillsOptions = {
  readonly seed: number;
  readonly replicas: 1 | 2;
  readonly kills: number;
  readonly commands: number;
  readonly people: number;
  readonly everyMs: number;
  /** Slack's limits, or none of them: a short run can't wait for a minute's budget. */
  readonly strict: boolean;
};

export type KillsResult = Verdict & {
  readonly kills: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly lostReplies: number;
  /** From a kill to the next `/readyz` 200 of the same replica, in milliseconds. */
  readonly resumeMs: readonly number[];
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
  const ground = await openGround({ env: ENV, slack: { strict: options.strict, anyTrigger: true, people: peopleOf(teams) } });
  try {
    const replicas: Muster[] = [];
    for (let n = 0; n < options.replicas; n += 1) {
      const muster = ground.launch(n);
      await muster.ready();
      replicas.push(muster);
    }
    const sql = await ground.database();
    await until('people are known', async () => (await sql`select 1 from people limit 1`).length > 0);
    const faults = await loseReplies(ground.slack);

    const driver = createDriver(users);
    const resumeMs: number[] = [];
    let killed = 0;
    const enough = () => driver.acknowledged.size >= options.commands && killed >= options.kills;
    const typing = driver.typeUntil(() => replicas.map(({ url }) => url), { everyMs: options.everyMs, enough });
    const span = (options.commands * options.everyMs) / Math.max(1, options.kills);
    while (killed < options.kills) {
      await pause(dice.roll() * span * 1.2);
      const at = dice.between(0, replicas.length - 1);
      const startedAt = performance.now();
      await replicas[at]?.end('SIGKILL');
      killed += 1;
      const muster = ground.launch(at);
      replicas[at] = muster;
      await muster.ready();
      resumeMs.push(Math.round(performance.now() - startedAt));
    }
    await typing;
    const drainFrom = performance.now();
    const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 300_000 });
    const struck = await Promise.all(faults.map((id) => ground.slack.control.faultStruck(id)));
    return {
      ...verdict,
      kills: killed,
      sent: driver.sent,
      acknowledged: driver.acknowledged.size,
      lostReplies: struck.reduce((sum, one) => sum + one, 0),
      resumeMs,
      drainMs: Math.round(performance.now() - drainFrom),
      otherwise: Object.fromEntries(driver.otherwise),
    };
  } finally {
    await ground.close();
  }
}

/** About one post in six gets no proper answer, half of those were carried out. */
async function loseReplies({ control }: SlackProcess): Promise<number[]> {
  const ways = [
    { kind: 'lost-reply' },
    { kind: 'reset', accepted: true },
    { kind: 'reset', accepted: false },
    { kind: 'status', status: 500, accepted: true },
    { kind: 'cut' },
    { kind: 'stall', ms: 700 },
    { kind: 'stall', ms: 700, accepted: false },
  ] as const;
  const ids: number[] = [];
  for (const [n, trouble] of ways.entries())
    ids.push(await control.addFault({ method: 'chat.postMessage', trouble, every: 41, after: n * 6, times: null }));
  return ids;
}
