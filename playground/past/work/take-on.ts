import type { Team } from '../../company.ts';
import { partTitles } from '../words/shared-titles.ts';
import { type Idea, readIdeas } from './backlog.ts';
import { addJobs, type Job, type Simulation, type Worker } from './simulation.ts';
import { type Beginning, beginSplit, beginTask, type Story } from './story.ts';

export type TakingOn = {
  readonly at: number;
  readonly by: Worker;
  readonly to: Worker;
  readonly team: Team;
  readonly idea: Idea;
  /** What kind of work: decides how often it has a date and how it presses. */
  readonly as: 'planned' | 'small' | 'fault' | 'leadership';
  readonly how?: Beginning['how'];
};

/** Creates a task, or a split one with its parts, and what it will be as work. */
export function takeOn(simulation: Simulation, taking: TakingOn): void {
  const { dice, pen } = simulation;
  const { at, by, to, team, idea, as, how = 'command' } = taking;
  const beginning: Beginning = {
    ...{ at, by: by.handle, team, how, title: idea.title, points: said(idea.points, as, dice.chance(0.2)) },
    ...{ responsible: to.handle, dueOn: dueOf(simulation, taking), priority: priorityOf(simulation, as) },
  };
  if (idea.points < 21) {
    addJobs(simulation, [asJob(simulation, beginTask(pen, beginning), taking)]);
    return;
  }
  const lines = Object.entries(partTitles).find(([start]) => idea.title.startsWith(start))?.[1] ?? '';
  const parts = readIdeas(lines);
  const split = beginSplit(pen, { ...beginning, points: 21, dueOn: null, parts });
  const isPart = { ...taking, as: 'planned' } as const;
  addJobs(
    simulation,
    split.parts.map((story, index) => asJob(simulation, story, { ...isPart, idea: parts[index] ?? idea })),
  );
}

/** Small things are often created without points. */
function said(points: number, as: TakingOn['as'], silent: boolean): number | null {
  return silent && points < 5 && as !== 'planned' ? null : points;
}

const dated = { planned: 0.75, small: 0.2, fault: 0.5, leadership: 0.8 } as const;

function dueOf({ dice }: Simulation, { at, to, idea, as }: TakingOn): string | null {
  if (!dice.chance(dated[as])) return null;
  const days = (hoursOf(idea.points) / 5) * dice.between(1, 2.2) * (as === 'fault' ? 0.6 : 1);
  return to.calendar.workingDay(at, Math.max(1, Math.round(days)) + (as === 'planned' ? 2 : 0));
}

function priorityOf({ dice }: Simulation, as: TakingOn['as']): Beginning['priority'] {
  const die = dice.between(0, 1);
  if (as === 'fault') return die < 0.15 ? 'urgent' : die < 0.55 ? 'high' : 'normal';
  if (as === 'small') return die < 0.3 ? 'low' : 'normal';
  return die < 0.05 ? 'urgent' : die < 0.22 ? 'high' : die < 0.3 ? 'low' : 'normal';
}

/** Hours of one's own work behind so many points, before anybody's pace. */
const hoursOf = (points: number): number => points * 3.1;

function asJob({ dice }: Simulation, story: Story, { at, by, to, team, idea, as }: TakingOn): Job {
  const hours = hoursOf(idea.points) * dice.between(0.7, 1.4) * to.traits.optimism;
  const snags = idea.points > 7 && dice.chance(0.35) ? 2 : dice.chance(snagChance(idea.points)) ? 1 : 0;
  const isPart = story.fact.parent !== null;
  return Object.assign(story, {
    ...{ team, hours, left: hours, stuck: null, doneAt: null, wantingAt: null },
    snags: Array.from({ length: snags }, () => hours * dice.between(0.1, 0.9)).sort((a, b) => b - a),
    dropAt: !isPart && dice.chance(as === 'planned' ? 0.14 : 0.08) ? by.calendar.after(at, dice.int(2, 50)) : null,
    misplaced: as === 'fault' && by !== to && dice.chance(0.12),
  });
}

function snagChance(points: number): number {
  return Math.min(0.6, 0.1 + points * 0.07);
}
