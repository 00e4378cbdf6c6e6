import type { Sql } from 'postgres';
import { SIGNING_SECRET, WEBHOOK_SECRET } from '../test/torture/stage/muster.ts';
import { until } from '../test/torture/stage/wait.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { round } from './load/percentiles.ts';
import type { PhaseResult } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import { checkAcknowledged } from './measure/acknowledged.ts';
import { type Flood, sendFlood } from './measure/flood.ts';
import { connectGitHub, countGitHub, type GitHubFlood, sendGitHubFlood } from './measure/github-flood.ts';
import { cpuSeconds } from './measure/processes.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { openRoom } from './room.ts';
import { SECONDS } from './settings.ts';

/** 30,000 in 10 minutes: `BENCH_SECONDS=600`. Source: MUST-HOLD, check 3; Slack itself stops at 30,000 an hour and team. */
const EVENTS_PER_SECOND = 50;
/** 5,000 in those 10 minutes. */
const DELIVERIES_PER_SECOND = 5_000 / 600;
/** Of all other teams together. */
const COMMANDS_PER_SECOND = 100;
const CALM_SECONDS = Math.min(60, SECONDS);

/** One team's events and its GitHub's webhooks pour in while the other nineteen work on. */
export async function benchFlood(): Promise<BenchResult> {
  const teams = inventTeams({ teams: 20, peopleEach: 10 });
  const [noisy, ...others] = teams;
  if (noisy === undefined) throw new Error('no team');
  const room = await openRoom(teams);
  try {
    const muster = await room.start({ env: { GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET } });
    await room.addTeams();
    const sql = await room.database();
    await connectGitHub(sql, noisy.teamId);
    const pace = { kind: 'open', perSecond: COMMANDS_PER_SECOND } as const;
    const cpuAt: number[] = [];
    let flooding: Promise<Flooded> | null = null;
    const begin = async () => {
      const source = { port: muster.port, secret: SIGNING_SECRET, team: noisy };
      const github = { port: muster.port, secret: WEBHOOK_SECRET, perSecond: DELIVERIES_PER_SECOND, seconds: SECONDS };
      const [flood, deliveries] = await Promise.all([
        sendFlood({ ...source, perSecond: EVENTS_PER_SECOND, seconds: SECONDS }),
        sendGitHubFlood(github),
      ]);
      const from = performance.now();
      const open = async () => (await countInbox(sql)).open + (await countGitHub(sql)).open;
      await until('the inbox is empty', async () => (await open()) === 0, { limitMs: 600_000 });
      return { flood, deliveries, drainSeconds: round((performance.now() - from) / 1000, 2) };
    };
    const load = await runLoad(
      {
        port: muster.port,
        secret: SIGNING_SECRET,
        teams: others,
        phases: [
          { name: 'warm-up', seconds: 5, pace },
          { name: 'calm', seconds: CALM_SECONDS, pace },
          { name: 'flooded', seconds: SECONDS, pace },
        ],
        sockets: 16,
        socketsMax: 400,
        bodies: null,
        success: 'Created T-',
      },
      ({ name }) => {
        cpuAt.push(cpuSeconds(muster.pid));
        if (name === 'calm') flooding = begin();
      },
    );
    const done = await (flooding as Promise<Flooded> | null);
    if (done === null) throw new Error('no flood came');
    const kept = await checkAcknowledged(sql, load.acknowledged);
    const lost = await countLost(sql, done.flood);
    const github = await countGitHub(sql);
    return {
      name: 'flood',
      rows: [
        ...rowsOf(load.phases, done),
        shown('the app’s processor time, calm and flooded', shareOf(cpuAt)),
        barred(
          'events acknowledged and not handled, given up, or without effect',
          lost.join(', '),
          '0, 0, 0',
          lost.every((n) => n === 0),
        ),
        barred(
          'webhooks acknowledged and not handled, given up, tried again, pull requests kept',
          `${done.deliveries.acknowledged - github.handled}, ${github.dead}, ${github.again}, ${github.pullRequests}`,
          '0, 0, 0, 1 or more',
          done.deliveries.acknowledged === github.handled &&
            github.dead + github.again === 0 &&
            github.pullRequests > 0,
        ),
        barred('commands acknowledged without exactly one task, row, card', String(kept.wrong), '0', kept.wrong === 0),
      ],
      data: {
        phases: load.phases,
        flood: { ...done.flood, otherwise: [...done.flood.otherwise], lastNames: undefined },
        ...{ lost, kept, github, deliveries: done.deliveries },
      },
    };
  } finally {
    await room.close();
  }
}

type Flooded = { readonly flood: Flood; readonly deliveries: GitHubFlood; readonly drainSeconds: number };

function rowsOf(phases: readonly PhaseResult[], { flood, deliveries, drainSeconds }: Flooded): Row[] {
  const phaseOf = (name: string) => phases.find((phase) => phase.name === name);
  const [calm, flooded] = [phaseOf('calm'), phaseOf('flooded')];
  if (calm === undefined || flooded === undefined) throw new Error('nothing was measured');
  const ratio = round(flooded.latency.p99 / Math.max(0.1, calm.latency.p99), 2);
  const failed = calm.errors + calm.shed + flooded.errors + flooded.shed;
  const strange = [...flood.otherwise.values()].reduce((sum, times) => sum + times, 0);
  return [
    shown(
      `${EVENTS_PER_SECOND} events/s of one team for ${SECONDS} s`,
      `${flood.sent} sent, ${flood.acknowledged} acknowledged`,
    ),
    shown(
      `GitHub’s webhooks of that team, ${round(DELIVERIES_PER_SECOND, 1)}/s`,
      `${deliveries.sent} sent, ${deliveries.acknowledged} acknowledged`,
    ),
    barred(
      'webhooks answered otherwise than 202',
      String(deliveries.sent - deliveries.acknowledged),
      '0',
      deliveries.sent === deliveries.acknowledged,
    ),
    barred('events answered otherwise than 200', String(strange), '0', strange === 0),
    shown('event acknowledgement p50, p99, max', `${flood.latency.p50}, ${flood.latency.p99}, ${flood.latency.max} ms`),
    shown(`other 19 teams, ${COMMANDS_PER_SECOND}/s, calm: p50, p99`, `${calm.latency.p50}, ${calm.latency.p99} ms`),
    shown('the same, flooded: p50, p99', `${flooded.latency.p50}, ${flooded.latency.p99} ms`),
    barred('p99, flooded beside calm', `× ${ratio}`, '× 2 at most', ratio <= 2),
    barred('commands not done', String(failed), '0', failed === 0),
    shown('inbox empty after the last event', `${drainSeconds} s`),
  ];
}

/** @param at processor seconds at the end of warm-up, calm and flooded phase */
function shareOf([start = 0, calm = 0, flooded = 0]: readonly number[]): string {
  const percent = (seconds: number, of: number) => Math.round((seconds / of) * 100);
  return `${percent(calm - start, CALM_SECONDS)} %, ${percent(flooded - calm, SECONDS)} %`;
}

async function countInbox(sql: Sql): Promise<{ open: number; dead: number; handled: number }> {
  const [row] = await sql<{ open: number; dead: number; handled: number }[]>`
    select count(*) filter (where processed_at is null and dead_at is null)::int as open, count(dead_at)::int as dead,
      count(processed_at)::int as handled
    from deliveries where delivery_id like 'EvFLOOD%'`;
  return row ?? { open: -1, dead: -1, handled: -1 };
}

/** @returns acknowledged events that were never handled; events given up; people without their last acknowledged name */
async function countLost(sql: Sql, flood: Flood): Promise<number[]> {
  const { dead, handled } = await countInbox(sql);
  const rows = await sql<{ id: string; name: string }[]>`select slack_user_id as id, name from people`;
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const without = [...flood.lastNames].filter(([id, name]) => names.get(id) !== name).length;
  return [Math.max(0, flood.acknowledged - handled - dead), dead, without];
}
