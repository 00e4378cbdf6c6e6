import { SIGNING_SECRET } from '../test/torture/stage/muster.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { round } from './load/percentiles.ts';
import type { Phase, PhaseResult } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import { checkAcknowledged } from './measure/acknowledged.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { openRoom } from './room.ts';
import { SECONDS } from './settings.ts';

const RATES = [250, 500, 1_000, 1_500, 2_000, 3_000, 4_000];
const CALM = 250;
/** Slack's patience, in milliseconds. */
const HANG_MS = 3_000;

/** From 250 to 4,000 a second in steps, and back: past the knee most are told to come back, at once. */
export async function benchSteps(): Promise<BenchResult> {
  const teams = inventTeams({ teams: 20, peopleEach: 10 });
  const room = await openRoom(teams);
  try {
    const muster = await room.start();
    await room.addTeams();
    const step = Math.max(3, Math.round(SECONDS / 6));
    const open = (name: string, perSecond: number, seconds: number): Phase => ({
      name,
      seconds,
      pace: { kind: 'open', perSecond },
    });
    const load = await runLoad({
      port: muster.port,
      secret: SIGNING_SECRET,
      teams,
      phases: [
        open('warm-up', CALM, 5),
        ...RATES.map((rate) => open(String(rate), rate, step)),
        open('calm', CALM, 10),
      ],
      sockets: 32,
      socketsMax: 1_500,
      bodies: null,
      success: 'Created T-',
    });
    const steps = load.phases.slice(1, -1);
    const calm = load.phases.at(-1);
    if (calm === undefined) throw new Error('nothing was measured');
    const kept = await checkAcknowledged(await room.database(), load.acknowledged);
    const knee = steps.filter((phase) => phase.shed === 0 && phase.errors === 0 && phase.latency.p99 < 1_000).at(-1);
    const shedP99 = Math.max(...steps.map(({ shedLatency }) => shedLatency.p99));
    const slowest = Math.max(...steps.map(({ latency, shedLatency }) => Math.max(latency.max, shedLatency.max)));
    const errors = load.phases.reduce((sum, phase) => sum + phase.errors, 0);
    const recovered = recoverySeconds(calm);
    return {
      name: 'steps',
      rows: [
        ...steps.map(rowOf),
        shown('knee: last step with nobody sent away', `${knee?.name ?? 'below 250'}/s`),
        barred('told to come back, slowest step’s p99', `${shedP99} ms`, 'under 1,000 ms', shedP99 < 1_000),
        barred('slowest answer of any kind', `${slowest} ms`, 'under 3,000 ms', slowest < HANG_MS),
        barred('neither done nor told to come back', String(errors), '0', errors === 0),
        barred('recovered at 250/s', `${recovered} s`, 'within 5 s', recovered <= 5),
        barred(
          'acknowledged without exactly one task, row, card',
          `${kept.wrong} of ${kept.acknowledged}`,
          '0',
          kept.wrong === 0,
        ),
        ...[...new Set(load.phases.flatMap(({ errorSamples }) => errorSamples))]
          .slice(0, 4)
          .map((one) => shown('an error', one)),
      ],
      data: { phases: load.phases, kept },
    };
  } finally {
    await room.close();
  }
}

function rowOf({ name, sent, succeeded, shed, errors, latency, seconds }: PhaseResult): Row {
  const share = round((shed / Math.max(1, sent)) * 100);
  return shown(
    `${name}/s`,
    `${Math.round(succeeded / seconds)}/s done, p50 ${latency.p50}, p99 ${latency.p99} ms, ${share} % sent away, ${errors} errors`,
  );
}

/** Seconds until everything is done again and quickly. */
function recoverySeconds({ perSecond }: PhaseResult): number {
  const bad = perSecond.findLastIndex(({ shed, errors, p99 }) => shed > 0 || errors > 0 || p99 > 100);
  return bad + 1;
}
