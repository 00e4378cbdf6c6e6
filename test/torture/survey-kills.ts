import type { Sql } from 'postgres';
import { createDice, type Dice } from './stage/dice.ts';
import { createDriver } from './stage/driver.ts';
import { openGround } from './stage/ground.ts';
import { loseReplies } from './stage/lose-replies.ts';
import { type Muster, WEBHOOK_SECRET } from './stage/muster.ts';
import { openDms } from './stage/seed-check-ins.ts';
import { createClicker } from './stage/survey-clicks.ts';
import { deliverUntilKept, inventMerges, type Merge, openAll, seedHost, tellMerge } from './stage/survey-host.ts';
import { judgeSurveys, type SurveyVerdict } from './stage/survey-verdict.ts';
import { judgeRoom, type Verdict } from './stage/verdict.ts';
import { pause, until } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

export type SurveyKillsOptions = {
  readonly seed: number;
  readonly kills: number;
  /** Each asks two people. */
  readonly merges: number;
  readonly clicks: number;
  /** Between two merges. */
  readonly everyMs: number;
  readonly loseEvery: number;
  readonly strict: boolean;
};

export type SurveyKillsResult = {
  readonly room: Verdict;
  readonly surveys: SurveyVerdict;
  readonly kills: number;
  readonly webhooks: number;
  readonly clicked: number;
  readonly acknowledged: number;
  readonly lostReplies: number;
  readonly resumeMs: readonly number[];
  readonly drainMs: number;
  readonly otherwise: Readonly<Record<string, number>>;
};

const ENV = { OUTBOX_READBACK_MS: '1000', LEASE_MS: '1000', LOG_LEVEL: 'info', GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET };

/** Two Musters, killed at random moments while pull requests are merged, surveys go out, and people answer them. */
export async function runSurveyKills(options: SurveyKillsOptions): Promise<SurveyKillsResult> {
  const dice = createDice(options.seed);
  const teams = inventTeams({ teams: 1, peopleEach: options.merges * 2 });
  const users = teams[0]?.users ?? [];
  const ground = await openGround({
    env: ENV,
    slack: { strict: options.strict, anyTrigger: true, people: peopleOf(teams) },
  });
  try {
    const replicas: [Muster, Muster] = [ground.launch(0), ground.launch(1)];
    await Promise.all(replicas.map((muster) => muster.ready()));
    const sql = await ground.knownDatabase();
    await until('everybody is known', async () => (await countMembers(sql)) >= users.length, { limitMs: 60_000 });
    await openDms(sql, ground.slack.control, users);
    await seedHost(sql, users);
    const merges = inventMerges(users, new Date());
    await openAll(sql, { url: replicas[0].url, merges });
    const lost = await loseReplies(ground.slack, options.loseEvery);

    const door = () => dice.pick(replicas).url;
    const clicker = createClicker({ sql, slack: ground.slack, door, most: options.clicks });
    const merging = tellAll({ merges, door, everyMs: options.everyMs });
    const clicking = clicker.run();
    const span = (options.merges * options.everyMs) / Math.max(1, options.kills);
    const resumeMs = await killInTurn({ kills: options.kills, span, dice, replicas, launch: ground.launch });
    const webhooks = await merging;
    await clicking;
    const drainFrom = performance.now();
    const room = await judgeRoom({ sql, slack: ground.slack, driver: createDriver([]), limitMs: 900_000 });
    const clicked = await clicker.acknowledged();
    const surveys = await judgeSurveys({ sql, slack: ground.slack, merges, clicked });
    return {
      ...{ room, surveys, webhooks, resumeMs, kills: resumeMs.length },
      ...{ clicked: clicker.sent, acknowledged: clicked.length },
      lostReplies: await lost.count(),
      drainMs: Math.round(performance.now() - drainFrom),
      otherwise: Object.fromEntries(clicker.otherwise),
    };
  } finally {
    await ground.close();
  }
}

type Killing = {
  readonly kills: number;
  readonly span: number;
  readonly dice: Dice;
  readonly replicas: [Muster, Muster];
  readonly launch: (replica: number) => Muster;
};

/** @returns from each kill to the next `/readyz` 200 of that replica, in milliseconds */
async function killInTurn({ kills, span, dice, replicas, launch }: Killing): Promise<readonly number[]> {
  const resumeMs: number[] = [];
  while (resumeMs.length < kills) {
    await pause(dice.roll() * span * 1.2);
    const at = dice.pick([0, 1]) as 0 | 1;
    const startedAt = performance.now();
    await replicas[at].end('SIGKILL');
    replicas[at] = launch(at);
    await replicas[at].ready();
    resumeMs.push(Math.round(performance.now() - startedAt));
  }
  return resumeMs;
}

/** @returns how many webhooks were sent, those that nobody kept among them */
async function tellAll(given: {
  readonly merges: readonly Merge[];
  readonly door: () => string;
  readonly everyMs: number;
}): Promise<number> {
  const { merges, door, everyMs } = given;
  const origin = performance.now();
  const told = merges.map(async (merge, n) => {
    await pause(Math.max(0, origin + n * everyMs - performance.now()));
    let times = 0;
    for (const sent of tellMerge(merge, new Date())) times += await deliverUntilKept(door, sent);
    return times;
  });
  return (await Promise.all(told)).reduce((sum, times) => sum + times, 0);
}

async function countMembers(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from people where kind = 'member'`;
  return row?.n ?? 0;
}
