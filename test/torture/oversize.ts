import { highWaterMb, resetHighWater, residentMb } from '../../bench/measure/processes.ts';
import { createDriver } from './stage/driver.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { openGround } from './stage/ground.ts';
import { type Load, refusedAndGenuineLoads } from './stage/heavy-requests.ts';
import { type Muster, WEBHOOK_SECRET } from './stage/muster.ts';
import { type Poured, pour } from './stage/pour.ts';
import { pause } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const { holds } = figuresOf('oversize');

/** Bodies, headers and nests too large for anybody's good: refused early, and never much memory for them. */
export const oversize: Torture = async ({ short }) => {
  const teams = inventTeams({ teams: 1, peopleEach: 8 });
  const ground = await openGround({ slack: { strict: false, anyTrigger: true, people: peopleOf(teams) } });
  try {
    const muster = ground.launch(0, { GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET });
    await muster.ready();
    await ground.knownDatabase();
    const driver = createDriver(teams[0]?.users ?? []);
    for (let n = 0; n < 20; n += 1) await driver.type(muster.url);

    const figures: Figure[] = [];
    for (const load of refusedAndGenuineLoads())
      if (!(short && load.slow)) figures.push(...(await carry(muster, load)));
    const before = driver.acknowledged.size;
    await driver.type(muster.url);
    const served = driver.acknowledged.size > before;
    return [...figures, holds('a command afterwards', served ? 'served' : 'not served', served && muster.isAlive())];
  } finally {
    await ground.close();
  }
};

async function carry(muster: Muster, load: Load): Promise<Figure[]> {
  await pause(300);
  resetHighWater(muster.pid);
  const before = residentMb(muster.pid);
  const all = await Promise.all(
    Array.from({ length: load.atOnce }, () => {
      const { head, body } = load.make(muster.port);
      return pour(muster.port, head, body);
    }),
  );
  const more = Math.max(0, highWaterMb(muster.pid) - before);
  const statuses = [...new Set(all.map(({ status }) => status))].sort();
  const most = (pick: (poured: Poured) => number) => Math.max(...all.map(pick));
  return [
    holds(
      load.name,
      `${statuses.map((status) => status ?? 'closed').join(', ')} after ${most(({ ms }) => ms)} ms, ` +
        `${(most(({ bytes }) => bytes) / 1e6).toFixed(1)} MB handed over, ${more.toFixed(1)} MB more memory`,
      statuses.every((status) => load.expected.includes(status)) && more < load.mostMb,
    ),
  ];
}
