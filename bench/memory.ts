import { setTimeout as pause } from 'node:timers/promises';
import { SIGNING_SECRET } from '../test/torture/stage/muster.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { round } from './load/percentiles.ts';
import { runLoad } from './load/run-load.ts';
import { databaseMb, highWaterMb, residentMb } from './measure/processes.ts';
import { type BenchResult, barred, shown } from './measure/report.ts';
import { openRoom } from './room.ts';
import { SECONDS } from './settings.ts';

const PER_SECOND = 100;
const BAR_MB = 256;
const IDLE_MS = 10_000;

type Sample = { readonly at: number; readonly app: number; readonly resident: number; readonly database: number };

/** The app's high-water mark and its database's share of memory, at rest and at 100 commands a second. */
export async function benchMemory(): Promise<BenchResult> {
  const teams = inventTeams({ teams: 20, peopleEach: 10 });
  const room = await openRoom(teams);
  const samples: Sample[] = [];
  try {
    const muster = await room.start();
    const sample = async (): Promise<Sample> => ({
      at: performance.now(),
      app: highWaterMb(muster.pid),
      resident: residentMb(muster.pid),
      database: await databaseMb(room.dataDir),
    });
    await pause(IDLE_MS);
    const idle = await sample();
    await room.addTeams();
    let loading = true;
    const watching = (async () => {
      while (loading) {
        samples.push(await sample());
        await pause(1_000);
      }
    })();
    const load = await runLoad({
      port: muster.port,
      secret: SIGNING_SECRET,
      teams,
      phases: [{ name: 'measured', seconds: SECONDS, pace: { kind: 'open', perSecond: PER_SECOND } }],
      sockets: 8,
      socketsMax: 200,
      bodies: null,
      success: 'Created T-',
    });
    loading = false;
    await watching;
    const busy = { app: highWaterMb(muster.pid), database: Math.max(0, ...samples.map(({ database }) => database)) };
    const slope = slopeOf(samples.slice(Math.floor(samples.length / 2)));
    const idleMb = idle.app + idle.database;
    const busyMb = busy.app + busy.database;
    const [phase] = load.phases;
    return {
      name: 'memory',
      rows: [
        barred('idle after the start', `${round(idleMb)} MB`, `under ${BAR_MB} MB`, idleMb < BAR_MB),
        shown('  app’s high-water mark + database', `${round(idle.app)} + ${round(idle.database)} MB`),
        barred(
          `at ${PER_SECOND} commands/s for ${SECONDS} s`,
          `${round(busyMb)} MB`,
          `under ${BAR_MB} MB`,
          busyMb < BAR_MB,
        ),
        shown('  app’s high-water mark + database', `${round(busy.app)} + ${round(busy.database)} MB`),
        shown('  resident at the end', `${round(samples.at(-1)?.resident ?? 0)} MB`),
        shown('  slope of resident memory, second half', `${round(slope)} MB/min`),
        shown('  errors, p99', `${(phase?.errors ?? 0) + (phase?.shed ?? 0)}, ${phase?.latency.p99 ?? 0} ms`),
      ],
      data: { idle, busy, samples, phase },
    };
  } finally {
    await room.close();
  }
}

/** Least squares over the resident size, in MB a minute. */
function slopeOf(samples: readonly Sample[]): number {
  const n = samples.length;
  if (n < 2) return 0;
  const mean = (pick: (sample: Sample) => number) => samples.reduce((sum, one) => sum + pick(one), 0) / n;
  const x = mean(({ at }) => at);
  const y = mean(({ resident }) => resident);
  const over = samples.reduce((sum, one) => sum + (one.at - x) * (one.resident - y), 0);
  const under = samples.reduce((sum, one) => sum + (one.at - x) ** 2, 0);
  return under === 0 ? 0 : (over / under) * 60_000;
}
