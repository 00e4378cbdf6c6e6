import { isoOf } from '../chapter.ts';
import { handOverReasons, notMeReasons } from '../words/reasons.ts';
import { adoptionAt } from './adoption.ts';
import { type Job, membersOf, pileOf, type Simulation, type Worker, workerOf } from './simulation.ts';
import { standStill } from './stand-still.ts';
import { decline, finish, handOver, postpone, start } from './verbs.ts';

/** Length of a step, in hours. */
export const STEP_HOURS = 0.5;

/** Half an hour of somebody's work. */
export function doWork(simulation: Simulation, worker: Worker, at: number): void {
  pressDone(simulation, worker, at);
  giveAway(simulation, worker, at);
  if (worker.current !== null && !isWorkable(worker.current, worker)) worker.current = null;
  worker.current ??= chooseNext(simulation, worker, at);
  const job = worker.current;
  if (job === null) return;
  moveDate(simulation, worker, { job, at });
  job.left -= STEP_HOURS * worker.traits.focus * worker.traits.pace * simulation.dice.between(0.5, 1.5);
  const snag = job.snags[0];
  if (snag !== undefined && job.left <= snag) {
    job.snags.shift();
    standStill(simulation, worker, { job, at });
    worker.current = null;
  } else if (job.left <= 0) {
    complete(simulation, worker, { job, at });
    worker.current = null;
  }
}

type Spot = { readonly job: Job; readonly at: number };

/** What presses most; now and then what is nicest. Whoever is to get the wrong task says so. */
function chooseNext(simulation: Simulation, worker: Worker, at: number): Job | null {
  const { dice, needs, pen } = simulation;
  const open = pileOf(simulation, worker.handle).filter((job) => isWorkable(job, worker) && at > job.lastAt);
  const [first] = open.toSorted((a, b) => pressure(a) - pressure(b));
  const job = open.length > 2 && dice.chance(0.25) ? dice.pick(open) : first;
  if (job === undefined || dice.chance(0.3)) return null;
  if (job.misplaced) {
    job.misplaced = false;
    if (job.fact.accountable !== worker.handle) {
      decline(pen, job, { at, by: worker.handle, reason: dice.pick(notMeReasons) });
      return null;
    }
  }
  if (job.fact.status === 'assigned' && dice.chance(adoptionAt(at, needs.to).started))
    start(pen, job, { at, by: worker.handle, how: how(simulation) });
  return job;
}

const order = { urgent: 0, high: 3, normal: 6, low: 12 } as const;

/** Days until it should be done, the pressing ones moved ahead. */
function pressure({ fact }: Job): number {
  const due = fact.dueOn === null ? 14 : (Date.parse(fact.dueOn) - Date.parse(fact.createdAt)) / 86_400_000;
  return Date.parse(fact.createdAt) / 86_400_000 + due + order[fact.priority] - (fact.status === 'in_progress' ? 3 : 0);
}

function isWorkable(job: Job, { handle }: Worker): boolean {
  return job.fact.responsible === handle && job.stuck === null && job.doneAt === null && isOpenStatus(job);
}

const isOpenStatus = ({ fact }: Job): boolean => fact.status === 'assigned' || fact.status === 'in_progress';

/** The work is done; *Done* is pressed at once, or when somebody remembers. */
function complete({ dice }: Simulation, worker: Worker, { job, at }: Spot): void {
  job.fact.reallyDoneAt = isoOf(at);
  job.doneAt = dice.chance(0.85) ? at : worker.calendar.after(at, dice.between(3, 14));
  const silent: Readonly<Record<string, number>> = { charlotte: 0.35, arjun: 0.25, ravi: 0.15, sam: 0.1 };
  const helper = job.fact.team === 'Mobile' ? 'siying' : 'ana';
  if (dice.chance(silent[worker.handle] ?? 0)) job.fact.doneBy = helper;
}

function pressDone(simulation: Simulation, worker: Worker, at: number): void {
  const { pen, dice } = simulation;
  for (const job of pileOf(simulation, worker.handle)) {
    if (job.doneAt === null || job.doneAt > at) continue;
    finish(pen, job, { at, by: worker.handle, how: how(simulation) });
    job.doneAt = null;
    const creator = workerOf(simulation, job.fact.creator);
    const wanting = job.fact.parent === null && job.fact.reopenings.length === 0 && dice.chance(0.08);
    job.wantingAt = wanting ? creator.calendar.after(at, dice.between(3, 24)) : null;
  }
}

/** Before days off, and when the pile is too high. */
function giveAway(simulation: Simulation, worker: Worker, at: number): void {
  const { dice, pen } = simulation;
  const away = worker.calendar.absenceSoon(at) !== null && at > worker.calendar.dayEnd(at) - 4 * HOUR_MS;
  const pile = pileOf(simulation, worker.handle).filter((job) => isWorkable(job, worker) && job.fact.parent === null);
  const tooHigh = pile.length > worker.traits.pile + 1 || (worker.traits.pile > 4 && pile.length > 4);
  if (!(away && dice.chance(0.3)) && !(tooHigh && dice.chance(0.03))) return;
  const job = pile.find(({ fact }) => (away ? fact.dueOn !== null : fact.status === 'assigned'));
  const to = job && freest(simulation, worker, job, at);
  if (job === undefined || !to || at <= job.lastAt) return;
  if (worker.current === job) worker.current = null;
  const reason = dice.pick(handOverReasons[away ? 'away' : 'overloaded']);
  handOver(pen, job, { at, by: worker.handle, to: to.handle, reason });
}

/** Of the same team, with the lowest pile; the one who helps everybody before all others. */
function freest(simulation: Simulation, worker: Worker, { team }: Job, at: number): Worker | null {
  const others = membersOf(simulation, team).filter(
    (one) => one !== worker && one.traits.pile <= 4 && one.calendar.absenceSoon(at) === null,
  );
  const load = (one: Worker) => pileOf(simulation, one.handle).length - (one.traits.pace > 1.1 ? 2 : 0);
  return others.toSorted((a, b) => load(a) - load(b))[0] ?? null;
}

/** Sees that it will be late and says so, a day before. */
function moveDate({ dice, pen }: Simulation, worker: Worker, { job, at }: Spot): void {
  const { fact } = job;
  if (fact.dueOn === null || fact.dueOn !== fact.firstDueOn || fact.parent !== null) return;
  const near = fact.dueOn <= worker.calendar.workingDay(at, 1) && fact.dueOn >= worker.calendar.workingDay(at, 0);
  if (!near || job.left < 4 || !dice.chance(0.06) || fact.status !== 'in_progress') return;
  postpone(pen, job, { at, by: worker.handle, dueOn: worker.calendar.workingDay(at, dice.int(3, 6)) });
}

function how({ dice }: Simulation): 'command' | 'card' {
  return dice.chance(0.15) ? 'card' : 'command';
}

const HOUR_MS = 3_600_000;
