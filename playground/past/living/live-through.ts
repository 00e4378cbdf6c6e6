import type { WorldClock } from '../../clock/world-clock.ts';
import { people } from '../../company.ts';
import type { Deeds } from '../../deeds/create-deeds.ts';
import type { LocalJira } from '../../jira/open-jira.ts';
import type { LocalSlack } from '../../slack/open-slack.ts';
import type { PlannedDeed } from '../planned-deed.ts';
import { findDone } from './find-done.ts';
import { findStops } from './find-stops.ts';
import { perform } from './perform.ts';
import { done, isUnsure, type Performed, type Stage } from './performance.ts';
import { openProgress } from './progress.ts';

export type LifeNeeds = {
  readonly deeds: Deeds;
  readonly slack: LocalSlack;
  /** Where the past connects one. */
  readonly jira?: LocalJira;
  readonly clock: Pick<WorldClock, 'set' | 'pass' | 'moveTo' | 'settle' | 'now'>;
  /** In order of instant. */
  readonly planned: readonly PlannedDeed[];
  readonly from: Date;
  readonly to: Date;
  /** True when Muster has ended or the playground is closing: it stops before the next deed. */
  readonly isOver: () => boolean;
  readonly onProgress: (day: number, days: number) => void;
};

export type Lived = {
  /** False when it was stopped before the present; the next start goes on. */
  readonly complete: boolean;
  readonly performed: number;
  /** Deeds Muster didn't take, in words: each is a fault of the past or of Muster. */
  readonly refused: readonly string[];
};

/**
 * Lives through the past: moves the clock from deed to deed, stops where something is due, and does everything as people
 * would. What was done is written down after each deed; the one under way when somebody pulled the plug is looked at
 * again, and counts as done when Muster says so.
 */
export async function liveThrough(needs: LifeNeeds): Promise<Lived> {
  const { slack, clock, planned, from, to, isOver, onProgress } = needs;
  const progress = openProgress(slack.journal);
  const stage = { ...needs, saidAt: progress.saidAt, settle: clock.settle };
  const stops = [...findStops(planned, to.getTime()), to.getTime()];
  const refused: string[] = [];
  const days = Math.round((to.getTime() - from.getTime()) / DAY_MS);
  const tell = dayTeller(from, (day) => onProgress(day, days));
  let performed = 0;
  let resuming = progress.next > 0;

  const go = async (at: number): Promise<void> => {
    const passed = stops.splice(0, stops.filter((stop) => stop <= at).length);
    // Nobody acts between them: on its way to the last one the clock finds the others by itself.
    const last = passed.at(-1);
    if (last !== undefined) await clock.moveTo(new Date(last), { straight: true });
  };
  for (const [index, deed] of planned.entries()) {
    if (index < progress.next) continue;
    if (isOver()) return { complete: false, performed, refused };
    const at = Date.parse(deed.at);
    tell(at);
    await go(at);
    // Muster need not know when people talk; it is told of the time before it is asked for anything.
    if (deed.deed.kind === 'say') clock.pass(new Date(at));
    else await clock.set(new Date(at));
    const ended = await performSurely(stage, deed, resuming);
    // Stopped while it was being done: it counts as not done, and the next start looks at it.
    if (isOver()) return { complete: false, performed, refused };
    if (ended.kind === 'refused') refused.push(describe(deed, ended));
    progress.done(index, deed.deed, ended);
    performed += 1;
    resuming = false;
  }
  await go(to.getTime());
  await clock.set(to);
  await clock.settle();
  for (const { id } of people) {
    slack.views.clear(id);
    slack.views.leaveHome(id);
  }
  return { complete: true, performed, refused };
}

/** Tries of a deed nobody can say anything about. */
const TRIES = 3;

/** @param again it may have been done before; then a refusal means that it was */
async function performSurely(stage: Stage, deed: PlannedDeed, again: boolean): Promise<Performed> {
  for (let tries = 1; ; tries += 1) {
    const repeated = again || tries > 1;
    const before = repeated ? await findDone(stage, deed) : null;
    if (before !== null) return before;
    const ended = await perform(stage, deed);
    if (ended.kind === 'done') return ended;
    if (!isUnsure(ended) || tries === TRIES) return repeated && !isUnsure(ended) ? done : ended;
  }
}

const DAY_MS = 86_400_000;

/** Tells of each day once. */
function dayTeller(from: Date, onDay: (day: number) => void): (at: number) => void {
  let told = 0;
  return (at) => {
    const day = 1 + Math.floor((at - from.getTime()) / DAY_MS);
    if (day > told) onDay(day);
    told = Math.max(told, day);
  };
}

function describe({ at, by, deed }: PlannedDeed, { words }: Extract<Performed, { kind: 'refused' }>): string {
  return `${at} ${by} ${JSON.stringify(deed)}: ${words}`;
}
