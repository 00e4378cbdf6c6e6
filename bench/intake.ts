import type { Sql } from 'postgres';
import { WEBHOOK_SECRET } from '../test/torture/stage/muster.ts';
import { until } from '../test/torture/stage/wait.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { median, round } from './load/percentiles.ts';
import type { LoadResult, PhaseResult } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import { highWaterMb, residentMb } from './measure/processes.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { startPeer } from './peers/start-peer.ts';
import { openRoom, type Room } from './room.ts';
import { RATE, SECONDS, TURNS, WARM_UP_SECONDS } from './settings.ts';

const CLIENTS = 32;
const saturationSeconds = Math.max(3, Math.round(SECONDS / 6));
/** Growth of the process from the first to the last third of its load, in MB. Source: house rule for "flat"; garbage comes and goes. */
const FLAT_MB = 24;

type Turn = { readonly phases: LoadResult['phases'] };
type MusterTurn = Turn & {
  readonly lost: number;
  readonly drainSeconds: number;
  readonly growthMb: number;
  readonly highWaterMb: number;
};

/**
 * Real webhooks of 21 kB, verified, kept on disk and answered after their commit, beside Probot, which verifies and reads
 * them and keeps nothing: at a steady rate and as fast as they go, in turns.
 */
export async function benchIntake(): Promise<BenchResult> {
  const muster: MusterTurn[] = [];
  const probot: Turn[] = [];
  const room = await openRoom(inventTeams({ teams: 1, peopleEach: 5 }));
  try {
    for (let turn = 0; turn < TURNS; turn += 1) {
      muster.push(await measureMuster(room, turn));
      probot.push(await measureProbot());
    }
  } finally {
    await room.close();
  }
  return { name: 'intake', rows: rowsOf(muster, probot), data: { muster, probot } };
}

async function measureMuster(room: Room, turn: number): Promise<MusterTurn> {
  const muster = await room.start({ env: { GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET } });
  const sql = await room.database();
  try {
    await connect(sql);
    const before = await countRows(sql);
    const residents: number[] = [];
    const watch = setInterval(() => residents.push(residentMb(muster.pid)), 250);
    const load = await drive(muster.port, `bench-${turn}`);
    clearInterval(watch);
    const endedAt = performance.now();
    await until('everything kept is handled', async () => (await countOpen(sql)) === 0, { limitMs: 600_000 });
    const drainSeconds = round((performance.now() - endedAt) / 1000);
    const third = Math.max(1, Math.floor(residents.length / 3));
    return {
      phases: load.phases,
      lost: load.acknowledged.length - ((await countRows(sql)) - before),
      drainSeconds,
      growthMb: round(median(residents.slice(-third)) - median(residents.slice(0, third))),
      highWaterMb: round(highWaterMb(muster.pid)),
    };
  } finally {
    await muster.end('SIGTERM');
  }
}

async function measureProbot(): Promise<Turn> {
  const peer = await startPeer('probot', WEBHOOK_SECRET);
  try {
    return { phases: (await drive(peer.port, 'bench')).phases };
  } finally {
    await peer.end('SIGTERM');
  }
}

function drive(port: number, series: string): Promise<LoadResult> {
  const closed = { kind: 'closed', clients: CLIENTS, most: Number.MAX_SAFE_INTEGER } as const;
  return runLoad({
    ...{ port, secret: WEBHOOK_SECRET, teams: [], sockets: CLIENTS, socketsMax: 500, bodies: null, success: '' },
    webhooks: { path: '/webhooks/github', series },
    phases: [
      { name: 'warm-up', seconds: WARM_UP_SECONDS, pace: { kind: 'open', perSecond: RATE } },
      { name: 'steady', seconds: SECONDS / 2, pace: { kind: 'open', perSecond: RATE } },
      { name: 'hot', seconds: 2, pace: closed },
      { name: 'saturated', seconds: saturationSeconds, pace: closed },
    ],
  });
}

/** The account whose webhooks come; the secret of the environment signs for it. */
async function connect(sql: Sql): Promise<void> {
  await until('the token’s workspace is known', async () => (await sql`select 1 from workspaces`).length > 0);
  await sql`
    insert into connections (id, workspace_id, source, via, account, state, connected_at)
    select gen_random_uuid(), id, 'github', 'token', 'bench', 'open', now() from workspaces
    on conflict do nothing`;
}

const countRows = async (sql: Sql): Promise<number> =>
  Number((await sql`select count(*)::int as n from deliveries where source = 'github'`)[0]?.n);
const countOpen = async (sql: Sql): Promise<number> =>
  Number((await sql`select count(*)::int as n from deliveries where processed_at is null and dead_at is null`)[0]?.n);

function rowsOf(muster: readonly MusterTurn[], probot: readonly Turn[]): Row[] {
  const rate = (turns: readonly Turn[]) => median(turns.map((turn) => rateOf(phaseOf(turn, 'saturated'))));
  const p99 = (turns: readonly Turn[]) => median(turns.map((turn) => phaseOf(turn, 'steady').latency.p99));
  const bad = muster.flatMap(({ phases }) => phases.map(({ errors, shed }) => errors + shed));
  const errors = bad.reduce((sum, one) => sum + one, 0);
  const lost = muster.reduce((sum, one) => sum + Math.abs(one.lost), 0);
  const growth = median(muster.map(({ growthMb }) => growthMb));
  const share = round(rate(muster) / rate(probot), 2);
  return [
    shown(`Muster, kept and answered, median of ${TURNS}`, `${rate(muster)}/s`),
    shown('Probot, keeps nothing', `${rate(probot)}/s`),
    barred('Muster beside Probot', String(share), 'at least 0.8', share >= 0.8),
    barred(`Muster at ${RATE}/s: p99`, `${p99(muster)} ms`, 'under 50 ms', p99(muster) < 50),
    shown(`Probot at ${RATE}/s: p99`, `${p99(probot)} ms`),
    barred('refused or failed at Muster', String(errors), '0', errors === 0),
    barred('answered but not kept, or the reverse', String(lost), '0', lost === 0),
    barred('growth of the process under load', `${growth} MB`, `under ${FLAT_MB} MB`, growth < FLAT_MB),
    shown('most memory of the process', `${Math.max(...muster.map((one) => one.highWaterMb))} MB`),
    shown('all handled after the load', `${median(muster.map(({ drainSeconds }) => drainSeconds))} s`),
    ...[...new Set(muster.flatMap(({ phases }) => phases.flatMap(({ errorSamples }) => errorSamples)))].map((sample) =>
      shown('an error', sample),
    ),
  ];
}

const rateOf = ({ succeeded, seconds }: PhaseResult): number => Math.round(succeeded / seconds);

function phaseOf({ phases }: Turn, name: string): PhaseResult {
  const phase = phases.find((one) => one.name === name);
  if (phase === undefined) throw new Error(`no phase ${name}`);
  return phase;
}
