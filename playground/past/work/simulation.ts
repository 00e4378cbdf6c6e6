import type { Team } from '../../company.ts';
import type { Calendar } from '../calendar.ts';
import type { ChapterNeeds } from '../chapter.ts';
import type { Dice } from '../dice.ts';
import type { BlockFact } from '../ledger.ts';
import { type Traits, traitsOf } from '../traits.ts';
import { mobileTitles } from '../words/mobile-titles.ts';
import { platformTitles } from '../words/platform-titles.ts';
import { faultTitles } from '../words/reported-titles.ts';
import { leadershipTitles, smallTitles } from '../words/shared-titles.ts';
import { webTitles } from '../words/web-titles.ts';
import { type Backlog, createBacklog } from './backlog.ts';
import { createPen, type Pen, type Story } from './story.ts';

/** The company at work, in steps of half an hour. Everything in it changes while the past is written. */
export type Simulation = {
  readonly needs: ChapterNeeds;
  readonly pen: Pen;
  readonly dice: Dice;
  readonly workers: readonly Worker[];
  readonly jobs: Job[];
  /** Those that were open when the present half hour began, and what came since: most of a past is done. */
  open: Job[];
  readonly backlogs: Backlogs;
};

export type Worker = {
  readonly handle: string;
  readonly traits: Traits;
  readonly calendar: Calendar;
  /** Null for those above the teams. */
  readonly team: Team | null;
  readonly leads: boolean;
  /** What they do at the moment. */
  current: Job | null;
  /** Monday of the last week they planned, where they lead. */
  plannedWeek: string;
};

/** A task as work that takes hours. */
export type Job = Story & {
  readonly team: Team;
  /** In hours of one's own work. */
  hours: number;
  left: number;
  /** Hours left at which it will stand still, most first. */
  readonly snags: number[];
  stuck: Stuck | null;
  /** When *Done* is pressed, some time after the work is done; null before. */
  doneAt: number | null;
  /** Told from the start: the creator drops it then, unless it was begun. */
  readonly dropAt: number | null;
  /** The creator finds it wanting then; null when it is good. */
  wantingAt: number | null;
  /** It is with the wrong person. */
  misplaced: boolean;
};

export type Stuck = {
  readonly block: BlockFact;
  /** When they press *Block*; later than `overAt` means that nobody ever hears of it. */
  readonly sayAt: number;
  /** When it can go on; null while it waits for another task. */
  overAt: number | null;
  readonly waitsFor: Job | null;
  /** What is said when it goes on. */
  goOnWith: string;
  /** When they notice that it is over; null before. */
  noticedAt: number | null;
  readonly saying: {
    readonly reason: string;
    readonly tried: string;
    readonly byForm: boolean;
    readonly names: boolean;
  };
  readonly expectedOn: string | null;
};

type Backlogs = {
  readonly planned: ReadonlyMap<string, Backlog>;
  readonly small: ReadonlyMap<string, Backlog>;
  readonly faults: ReadonlyMap<string, Backlog>;
  readonly leadership: Backlog;
};

export function openSimulation(needs: ChapterNeeds): Simulation {
  const { company, dice, calendarOf } = needs;
  const workers = company.people
    .filter(({ kind }) => kind !== 'guest')
    .map(({ id, handle }) => ({
      ...{ handle, traits: traitsOf(handle), calendar: calendarOf(handle), current: null, plannedWeek: '' },
      team: company.teams.find(({ members }) => members.includes(id)) ?? null,
      leads: company.teams.some(({ lead }) => lead === id),
    }));
  const byTeam = (lines: Readonly<Record<string, string>>, name: string) =>
    new Map(
      Object.entries(lines).map(([team, titles]) => [team, createBacklog(titles, dice.named(`${name} ${team}`))]),
    );
  return {
    ...{ needs, dice, workers, pen: createPen(company, 1), jobs: [], open: [] },
    backlogs: {
      planned: byTeam({ Platform: platformTitles, Web: webTitles, Mobile: mobileTitles }, 'planned'),
      small: byTeam(smallTitles, 'small'),
      faults: byTeam(faultTitles, 'faults'),
      leadership: createBacklog(leadershipTitles, dice.named('leadership')),
    },
  };
}

/** @throws Error for somebody who doesn't work here */
export function workerOf({ workers }: Simulation, handle: string): Worker {
  const worker = workers.find((one) => one.handle === handle);
  if (worker === undefined) throw new Error(`${handle} doesn't work here`);
  return worker;
}

/** Unfinished work of somebody, parents of parts left out. */
export function pileOf({ open }: Simulation, handle: string): readonly Job[] {
  return open.filter((job) => job.fact.responsible === handle && isOpen(job));
}

/** Another half hour begins. */
export function turnPage(simulation: Simulation): void {
  simulation.open = simulation.jobs.filter(isOpen);
}

/** A job joins. */
export function addJobs({ jobs, open }: Simulation, joining: readonly Job[]): void {
  jobs.push(...joining);
  open.push(...joining);
}

export function isOpen({ fact }: Story): boolean {
  return fact.status !== 'completed' && fact.status !== 'cancelled';
}

/** People of a team, the lead last. */
export function membersOf({ workers }: Simulation, team: Team): readonly Worker[] {
  return workers.filter((worker) => worker.team === team).toReversed();
}
