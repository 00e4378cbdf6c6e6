import { rmSync } from 'node:fs';
import { endServer } from '../test/torture/stage/database.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { median, round } from './load/percentiles.ts';
import { type BenchResult, barred } from './measure/report.ts';
import { openRoom } from './room.ts';

const STARTS = 5;

/** From the start of the process to the first `/readyz` 200: on an empty folder, and on one that was used before. */
export async function benchStart(): Promise<BenchResult> {
  const room = await openRoom(inventTeams({ teams: 1, peopleEach: 20 }));
  const first: number[] = [];
  const later: number[] = [];
  const again = async (into: number[]) => {
    const muster = await room.start();
    into.push(round(muster.readyMs, 0));
    await muster.end('SIGTERM');
  };
  try {
    // Not counted: Node compiles and keeps our code in this run, and the machine reads its files.
    await again([]);
    for (let n = 0; n < STARTS; n += 1) {
      await endServer(room.dataDir);
      rmSync(`${room.dataDir}/postgres`, { recursive: true, force: true });
      await again(first);
      await again(later);
    }
  } finally {
    await room.close();
  }
  const ms = { first: median(first), later: median(later) };
  return {
    name: 'start',
    rows: [
      barred('first start ever, median of 5', `${ms.first} ms`, 'under 6,000 ms', ms.first < 6_000),
      barred('store initialised before, median of 5', `${ms.later} ms`, 'under 1,500 ms', ms.later < 1_500),
    ],
    data: { first, later },
  };
}
