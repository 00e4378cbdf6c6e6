import { isoOf } from '../chapter.ts';
import { cancelReasons, reopenReasons } from '../words/reasons.ts';
import { isOpen, type Job, membersOf, type Simulation, type Worker } from './simulation.ts';
import { cancel, handOver, reopen, start } from './verbs.ts';

/** What creators do about what they gave away: drop it, find it wanting, and find somebody for what came back. */
export function lookAfter(simulation: Simulation, worker: Worker, at: number): void {
  for (const job of simulation.jobs) {
    if (at <= job.lastAt) continue;
    if (job.fact.creator === worker.handle) judge(simulation, worker, { job, at });
    if (job.fact.responsible === worker.handle) passOn(simulation, worker, { job, at });
    else if (job.fact.accountable === worker.handle) standIn(simulation, worker, { job, at });
  }
}

type Spot = { readonly job: Job; readonly at: number };

function judge({ pen, dice }: Simulation, { handle }: Worker, { job, at }: Spot): void {
  const { fact } = job;
  if (job.dropAt !== null && at >= job.dropAt && fact.status === 'assigned' && job.left === job.hours) {
    cancel(pen, job, { at, by: handle, reason: dice.pick(cancelReasons) });
  }
  if (job.wantingAt === null || at < job.wantingAt || fact.status !== 'completed') return;
  job.wantingAt = null;
  reopen(pen, job, { at, by: handle, reason: dice.pick(reopenReasons) });
  job.left = job.hours * dice.between(0.2, 0.5);
}

/** Whoever is responsible may be away when it could go on: then the accountable says so. */
function standIn({ pen, needs }: Simulation, { handle }: Worker, { job, at }: Spot): void {
  const { stuck } = job;
  if (stuck === null || stuck.overAt === null || at - stuck.overAt < DAY_MS || stuck.block.said === null) return;
  if (needs.calendarOf(job.fact.responsible).nextWorking(at) - at < 2 * DAY_MS) return;
  stuck.block.really.until = isoOf(stuck.overAt);
  start(pen, job, { at, by: handle, reason: 'It can go on, I say so while its responsible is away' });
  job.stuck = null;
}

const DAY_MS = 86_400_000;

/** It came back with *Not me*: the next best person of its team gets it. */
function passOn(simulation: Simulation, worker: Worker, { job, at }: Spot): void {
  const last = job.fact.handOvers.at(-1);
  if (last?.kind !== 'not-me' || last.to !== worker.handle || !isOpen(job)) return;
  const others = membersOf(simulation, job.team).filter((one) => one !== worker && one.handle !== last.from);
  const to = simulation.dice.pick(others);
  handOver(simulation.pen, job, { at, by: worker.handle, to: to.handle, reason: 'You know this part' });
}
