import { SIGNING_SECRET } from '../test/torture/stage/muster.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { median, round } from './load/percentiles.ts';
import type { PhaseResult } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import { type BenchResult, barred, shown } from './measure/report.ts';
import { type PeerName, startPeer } from './peers/start-peer.ts';
import { openRoom, type Room } from './room.ts';
import { SECONDS, TURNS } from './settings.ts';

const CLIENTS = 32;
const WARM_UP = 3;
const teams = inventTeams({ teams: 20, peopleEach: 10 });
const seconds = Math.max(3, Math.round(SECONDS / 6));

/** How many creations a second at most, beside a bare Bolt and a bare server, in turns. */
export async function benchSaturation(): Promise<BenchResult> {
  const runs: Record<'muster' | 'bolt' | 'plain-http', number[]> = { muster: [], bolt: [], 'plain-http': [] };
  const room = await openRoom(teams);
  let errors = 0;
  try {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const ours = await measureMuster(room);
      errors += ours.errors + ours.shed;
      runs.muster.push(rateOf(ours));
      for (const peer of ['bolt', 'plain-http'] as const) runs[peer].push(rateOf(await measurePeer(peer)));
    }
  } finally {
    await room.close();
  }
  const [muster, bolt, plain] = [median(runs.muster), median(runs.bolt), median(runs['plain-http'])];
  const share = round((muster / bolt) * 100);
  return {
    name: 'saturation',
    rows: [
      shown(`Muster, task creations, median of ${TURNS}`, `${muster}/s`),
      shown('bare Bolt, acknowledges only', `${bolt}/s`),
      shown('bare node:http with the signature', `${plain}/s`),
      barred('Muster beside Bolt', `${share} %`, 'at least 25 %', share >= 25),
      barred('errors of Muster', String(errors), '0', errors === 0),
    ],
    data: runs,
  };
}

async function measureMuster(room: Room): Promise<PhaseResult> {
  const muster = await room.start();
  await room.addTeams();
  try {
    return await drive(muster.port, { most: 4_000 * seconds, bodies: null });
  } finally {
    await muster.end('SIGTERM');
  }
}

async function measurePeer(name: PeerName): Promise<PhaseResult> {
  const peer = await startPeer(name);
  try {
    return await drive(peer.port, { most: Number.MAX_SAFE_INTEGER, bodies: 20_000 });
  } finally {
    await peer.end('SIGTERM');
  }
}

async function drive(port: number, { most, bodies }: { most: number; bodies: number | null }): Promise<PhaseResult> {
  const load = await runLoad({
    port,
    secret: SIGNING_SECRET,
    teams,
    phases: [
      { name: 'warm-up', seconds: WARM_UP, pace: { kind: 'closed', clients: CLIENTS, most } },
      { name: 'measured', seconds, pace: { kind: 'closed', clients: CLIENTS, most } },
    ],
    sockets: CLIENTS,
    socketsMax: CLIENTS,
    bodies,
    success: 'Created T-',
  });
  const measured = load.phases[1];
  if (measured === undefined) throw new Error('nothing was measured');
  return measured;
}

const rateOf = ({ succeeded, seconds: took }: PhaseResult): number => Math.round(succeeded / took);
