import { findServer } from '../test/torture/stage/database.ts';
import { SIGNING_SECRET } from '../test/torture/stage/muster.ts';
import { inventTeams, type Team } from '../test/torture/stage/workspaces.ts';
import { round } from './load/percentiles.ts';
import type { LoadResult, PhaseResult } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import { checkAcknowledged } from './measure/acknowledged.ts';
import { cpuSeconds, databaseMb, highWaterMb } from './measure/processes.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { openRoom } from './room.ts';
import { RATE, SECONDS, WARM_UP_SECONDS } from './settings.ts';

/** 500 task creations a second through the real door, over 20 workspaces and then in one. */
export async function benchCommands(): Promise<BenchResult> {
  const spread = await measure(inventTeams({ teams: 20, peopleEach: 10 }));
  const single = await measure(inventTeams({ teams: 1, peopleEach: 50 }));
  return {
    name: 'commands',
    rows: [...rowsOf('20 workspaces', spread), ...rowsOf('1 workspace', single)],
    data: { spread, single },
  };
}

type Measured = Awaited<ReturnType<typeof measure>>;

async function measure(teams: readonly Team[]) {
  const room = await openRoom(teams);
  try {
    const muster = await room.start();
    await room.addTeams();
    const server = (await findServer(room.dataDir)) ?? 0;
    const cpuAtEnd: number[] = [];
    const cpuBefore = {
      app: cpuSeconds(muster.pid),
      database: cpuSeconds(server, true),
      slack: cpuSeconds(room.slack.pid),
    };
    const startedAt = performance.now();
    const load = await runLoad(
      {
        port: muster.port,
        secret: SIGNING_SECRET,
        teams,
        phases: [
          { name: 'warm-up', seconds: WARM_UP_SECONDS, pace: { kind: 'open', perSecond: RATE } },
          { name: 'measured', seconds: SECONDS, pace: { kind: 'open', perSecond: RATE } },
        ],
        sockets: 32,
        socketsMax: 1_000,
        bodies: null,
        success: 'Created T-',
      },
      () => cpuAtEnd.push(cpuSeconds(muster.pid)),
    );
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const share = (before: number, after: number) => round(((after - before) / wallSeconds) * 100, 0);
    const kept = await checkAcknowledged(await room.database(), load.acknowledged);
    return {
      readyMs: round(muster.readyMs),
      phases: load.phases,
      kept,
      appCpuMs: perCommand(cpuAtEnd, load.phases),
      appHighWaterMb: round(highWaterMb(muster.pid)),
      databaseMb: round(await databaseMb(room.dataDir)),
      cpuPercent: {
        app: share(cpuBefore.app, cpuSeconds(muster.pid)),
        database: share(cpuBefore.database, cpuSeconds(server, true)),
        slack: share(cpuBefore.slack, cpuSeconds(room.slack.pid)),
      },
    };
  } finally {
    await room.close();
  }
}

/** Milliseconds of the app's processor time for one command, everything else it did meanwhile included. */
function perCommand([before = 0, after = 0]: readonly number[], phases: LoadResult['phases']): number {
  return round(((after - before) * 1000) / Math.max(1, phases[1]?.succeeded ?? 0), 2);
}

function rowsOf(where: string, measured: Measured): Row[] {
  const warmUp = phaseOf(measured, 'warm-up');
  const main = phaseOf(measured, 'measured');
  const { latency } = main;
  const errors = main.errors + main.shed + warmUp.errors + warmUp.shed;
  const spread = where === '20 workspaces';
  const { kept } = measured;
  const cold = warmUp.perSecond[0];
  return [
    shown(`${where}: sent, answered as done`, `${main.sent}, ${main.succeeded}`),
    barred(`${where}: errors`, String(errors), '0', errors === 0),
    shown(`${where}: p50`, `${latency.p50} ms`),
    ...(spread
      ? [
          barred(`${where}: p95`, `${latency.p95} ms`, 'under 10 ms', latency.p95 < 10),
          barred(`${where}: p99`, `${latency.p99} ms`, 'under 25 ms', latency.p99 < 25),
        ]
      : [shown(`${where}: p95`, `${latency.p95} ms`), shown(`${where}: p99`, `${latency.p99} ms`)]),
    barred(`${where}: max`, `${latency.max} ms`, 'under 3,000 ms', latency.max < 3_000),
    shown(`${where}: cold first second p99`, `${cold?.p99 ?? 0} ms (${cold?.errors ?? 0} errors)`),
    shown(`${where}: load process late p99`, `${main.lateness.p99} ms`),
    barred(
      `${where}: acknowledged without exactly one task, row, card`,
      `${kept.wrong} of ${kept.acknowledged}`,
      '0',
      kept.wrong === 0 && kept.acknowledged === main.succeeded + warmUp.succeeded,
    ),
    shown(`${where}: processor app, database, Slack`, `${Object.values(measured.cpuPercent).join(' %, ')} %`),
    shown(`${where}: the app’s processor time per command`, `${measured.appCpuMs} ms`),
    shown(`${where}: memory app + database`, `${measured.appHighWaterMb} + ${measured.databaseMb} MB`),
    ...[...new Set([...main.errorSamples, ...warmUp.errorSamples])].map((sample) =>
      shown(`${where}: an error`, sample),
    ),
  ];
}

function phaseOf({ phases }: { phases: LoadResult['phases'] }, name: string): PhaseResult {
  const phase = phases.find((one) => one.name === name);
  if (phase === undefined) throw new Error(`no phase ${name}`);
  return phase;
}
