import { isoOf } from '../chapter.ts';
import { unblockReasons } from '../words/reasons.ts';
import { type Job, pileOf, type Simulation, type Stuck, type Worker } from './simulation.ts';
import { named } from './stand-still.ts';
import { block, start } from './verbs.ts';

/** What somebody does about their jobs that stand still: says so, and goes on when it is over. */
export function lookAtStuck(simulation: Simulation, worker: Worker, at: number): void {
  for (const job of pileOf(simulation, worker.handle)) {
    if (job.stuck === null) continue;
    noticeEnd(simulation, worker, { job, stuck: job.stuck, at });
    act(simulation, worker, { job, stuck: job.stuck, at });
  }
}

type Spot = { readonly job: Job; readonly stuck: Stuck; readonly at: number };

function noticeEnd({ dice }: Simulation, { calendar }: Worker, { stuck, at }: Spot): void {
  const { waitsFor, block: fact } = stuck;
  if (stuck.overAt === null) {
    const closedAt = waitsFor?.fact.completedAt ?? waitsFor?.fact.cancelledAt ?? null;
    const since = Date.parse(fact.really.since);
    if (closedAt !== null) stuck.overAt = Math.max(Date.parse(closedAt), since);
    else if (at - since > PATIENCE_MS) {
      stuck.overAt = at;
      stuck.goOnWith = dice.pick(unblockReasons.gaveUp);
    }
  }
  if (stuck.overAt === null || stuck.overAt > at || stuck.noticedAt !== null) return;
  fact.really.until = isoOf(stuck.overAt);
  stuck.noticedAt = calendar.after(stuck.overAt, dice.between(0.2, 3));
}

function act({ pen }: Simulation, worker: Worker, { job, stuck, at }: Spot): void {
  const by = worker.handle;
  const { block: fact, saying, expectedOn, noticedAt } = stuck;
  if (noticedAt !== null && at >= noticedAt) {
    if (fact.said !== null) start(pen, job, { at, by, reason: stuck.goOnWith });
    job.stuck = null;
    return;
  }
  if (fact.said !== null || noticedAt !== null || at < stuck.sayAt) return;
  const { reason, tried, byForm } = saying;
  const waitingOn = named(stuck);
  block(pen, job, { at, by, block: fact, saying: { reason, tried, byForm, waitingOn, expectedOn } });
}

/** So long somebody waits for another task before they find a way around it: six days. */
const PATIENCE_MS = 6 * 86_400_000;
