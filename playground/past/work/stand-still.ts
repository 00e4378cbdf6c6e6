import { isoOf } from '../chapter.ts';
import type { BlockFact, RealBlocker } from '../ledger.ts';
import {
  type BlockWords,
  waitingForPerson,
  waitingForTask,
  waitingForTools,
  waitingForVendor,
} from '../words/blockers.ts';
import { unblockReasons } from '../words/reasons.ts';
import { isOpen, type Job, type Simulation, type Stuck, type Worker, workerOf } from './simulation.ts';

type Cause = {
  readonly by: RealBlocker;
  readonly words: BlockWords;
  readonly overAt: number | null;
  readonly waitsFor: Job | null;
  readonly goOnWith: readonly string[];
};

/** The job stands still from now on, for a reason; its person says so sooner or later. */
export function standStill(simulation: Simulation, worker: Worker, { job, at }: { job: Job; at: number }): void {
  const { dice } = simulation;
  const { by, words, overAt, waitsFor, goOnWith } = causeOf(simulation, worker, { job, at });
  const who = by.kind === 'person' ? firstName(simulation, by.who) : '';
  const fill = (text: string): string =>
    text.replace('{who}', who).replace('{task}', waitsFor === null ? '' : `T-${waitsFor.fact.number}`);
  const block: BlockFact = { really: { since: isoOf(at), until: null, cause: fill(words.cause), by }, said: null };
  job.fact.blocks.push(block);
  const [least, most] = worker.traits.saysStuckAfter;
  const byForm = dice.chance(0.4);
  job.stuck = {
    ...{ block, overAt, waitsFor, noticedAt: null, goOnWith: dice.pick(goOnWith) },
    sayAt: worker.calendar.after(at, dice.between(least, most)),
    saying: { reason: fill(words.said), tried: words.tried ?? '', byForm, names: dice.chance(0.75) },
    expectedOn: byForm && dice.chance(0.5) ? worker.calendar.workingDay(at, dice.int(1, 4)) : null,
  };
}

type Spot = { readonly job: Job; readonly at: number };

function causeOf(simulation: Simulation, worker: Worker, spot: Spot): Cause {
  const die = simulation.dice.between(0, 1);
  if (die < 0.2) return vendor(simulation, spot);
  if (die < 0.4) return tools(simulation, worker, spot);
  const task = die < 0.58 ? otherTask(simulation, worker, spot) : null;
  return task ?? person(simulation, worker, spot);
}

function vendor({ dice, needs }: Simulation, { at }: Spot): Cause {
  const words = dice.pick(waitingForVendor);
  const office = needs.calendarOf('nia');
  const overAt = office.nextWorking(at + dice.between(1, 6) * DAY_MS) + dice.int(5, 90) * MINUTE_MS;
  return {
    ...{ by: { kind: 'outside', what: words.from }, words, waitsFor: null, goOnWith: unblockReasons.vendor },
    overAt: Math.min(overAt, at + MOST_MS),
  };
}

function tools({ dice }: Simulation, worker: Worker, { at }: Spot): Cause {
  const words = dice.pick(waitingForTools);
  const overAt = worker.calendar.after(at, dice.between(1, 10));
  return {
    ...{ by: { kind: 'tools', what: words.cause }, words, overAt, waitsFor: null },
    goOnWith: unblockReasons.tools,
  };
}

/** A task of the same team that will be done one day. Null when there is none that doesn't itself wait. */
function otherTask({ dice, open }: Simulation, worker: Worker, { job }: Spot): Cause | null {
  const others = open.filter(
    (other) =>
      other !== job &&
      isOpen(other) &&
      other.fact.status !== 'blocked' &&
      other.stuck === null &&
      other.dropAt === null &&
      other.fact.team === job.fact.team &&
      other.fact.responsible !== worker.handle,
  );
  if (others.length === 0) return null;
  const waitsFor = dice.pick(others);
  return {
    ...{ by: { kind: 'task', number: waitsFor.fact.number }, words: dice.pick(waitingForTask), waitsFor },
    ...{ overAt: null, goOnWith: unblockReasons.task },
  };
}

/** Mostly the lead, sometimes the CTO or a colleague. */
function person(simulation: Simulation, worker: Worker, { job, at }: Spot): Cause {
  const { dice, workers, needs } = simulation;
  const lead = needs.company.people.find(({ id }) => id === job.team.lead)?.handle ?? '';
  const others = workers.filter((one) => one !== worker && one.team === job.team).map(({ handle }) => handle);
  const candidates = [lead, lead, lead, 'maya', 'nia', 'ben', ...others].filter((handle) => handle !== worker.handle);
  const helper = workerOf(simulation, dice.pick(candidates));
  const [least, most] = helper.traits.helpsWithin;
  const overAt = helper.calendar.after(at, dice.between(least, most));
  return {
    ...{ by: { kind: 'person', who: helper.handle }, words: dice.pick(waitingForPerson), waitsFor: null },
    ...{ overAt: Math.min(overAt, at + MOST_MS), goOnWith: unblockReasons.person },
  };
}

function firstName({ needs }: Simulation, handle: string): string {
  const name = needs.company.people.find((one) => one.handle === handle)?.name ?? handle;
  return name.split(/[ -]/)[0] ?? name;
}

/** What the form names: the truth, or nothing. Guests and outsiders stand as words. */
export function named({ saying, block }: Stuck): RealBlocker | null {
  const { by } = block.really;
  return saying.names && by.kind !== 'tools' ? by : null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Nothing stands still for longer than this and a weekend. */
const MOST_MS = 6 * DAY_MS;
