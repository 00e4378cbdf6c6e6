import type { PhaseResult } from '../../bench/load/plan.ts';
import { runLoad } from '../../bench/load/run-load.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { type Ground, openGround } from './stage/ground.ts';
import { countKept } from './stage/kept.ts';
import { SIGNING_SECRET } from './stage/muster.ts';
import { holdSlowly, type SlowSenders } from './stage/slow-senders.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const { holds, shown, zero } = figuresOf('slowloris');
const SOCKETS = 1_000;
const DRIP_MS = 3_000;
const PER_SECOND = 200;
/** Source: MUST-HOLD, check 34. */
const CLOSED_MS = 15_000;
const P99_MS = 100;

/** A thousand senders who never finish, and people who type meanwhile as if nothing were the matter. */
export const slowloris: Torture = async ({ short }) => {
  const teams = inventTeams({ teams: 1, peopleEach: 50 });
  const slack = { strict: false, lean: true, anyTrigger: true, people: peopleOf(teams) };
  const ground = await openGround({ slack });
  try {
    return await suffer(ground, { teams, seconds: short ? 13 : 60 });
  } finally {
    await ground.close();
  }
};

async function suffer(
  ground: Ground,
  { teams, seconds }: { teams: ReturnType<typeof inventTeams>; seconds: number },
): Promise<Figure[]> {
  const muster = ground.launch();
  await muster.ready();
  const sql = await ground.knownDatabase();
  const pace = { kind: 'open', perSecond: PER_SECOND } as const;
  let senders: SlowSenders | null = null;
  const load = await runLoad(
    {
      port: muster.port,
      secret: SIGNING_SECRET,
      teams,
      phases: [
        { name: 'warm-up', seconds: 5, pace },
        { name: 'calm', seconds: Math.min(10, seconds), pace },
        { name: 'slow senders', seconds, pace },
      ],
      sockets: 16,
      socketsMax: 400,
      bodies: null,
      success: 'Created T-',
    },
    ({ name }) => {
      if (name === 'calm') senders = holdSlowly({ port: muster.port, sockets: SOCKETS, everyMs: DRIP_MS });
    },
  );
  const held = senders as SlowSenders | null;
  if (held === null) throw new Error('nobody sent slowly');
  await held.end();
  const { unkept } = await countKept(sql, load.acknowledged);
  const longest = Math.round(Math.max(...held.lifetimes));
  return [
    ...load.phases.slice(1).flatMap((phase) => genuine(phase)),
    holds(
      `slow sockets closed, longest life`,
      `${held.lifetimes.length} of at most ${SOCKETS} at a time, ${longest} ms`,
      longest <= CLOSED_MS,
    ),
    zero('acknowledged without row', unkept),
  ];
}

function genuine({ name, sent, succeeded, shed, errors, errorSamples, latency, lateness }: PhaseResult): Figure[] {
  const text = `${succeeded} of ${sent} done, ${shed} sent away, ${errors} errors, p50 ${latency.p50}, p99 ${latency.p99}, max ${latency.max} ms (load process late p99 ${lateness.p99} ms)`;
  return [
    holds(`genuine, ${name}`, text, succeeded === sent && latency.p99 < P99_MS),
    ...errorSamples.map((sample) => shown('an error', sample.slice(0, 120))),
  ];
}
