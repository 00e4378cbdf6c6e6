import type { Team } from '../../company.ts';
import { type Company, DRAFT_FROM, isoOf } from '../chapter.ts';
import type { TaskFact } from '../ledger.ts';
import type { Deed, NewTask, PlannedDeed } from '../planned-deed.ts';

/** A task whose story is being written. */
export type Story = { readonly fact: TaskFact; lastAt: number };

/** Writes deeds down, and with each what is true from then on. One for each chapter that makes tasks. */
export type Pen = {
  readonly company: Company;
  readonly deeds: PlannedDeed[];
  readonly stories: Story[];
  /** Provisional numbers begin here, so that those of two chapters differ. */
  readonly draftsFrom: number;
};

export function createPen(company: Company, chapter: number): Pen {
  return { company, deeds: [], stories: [], draftsFrom: DRAFT_FROM * chapter };
}

export type Beginning = Omit<NewTask, 'task'> & {
  readonly at: number;
  readonly by: string;
  readonly team: Team;
  readonly how: 'command' | { readonly message: string };
};

/** A task by `/task`, or made from a message. */
export function beginTask(pen: Pen, beginning: Beginning): Story {
  const { at, by, team, how, ...task } = beginning;
  const story = addStory(pen, { ...beginning, parent: null });
  const typed = { channelId: roomFor(pen.company, team, by), task: story.fact.number, ...task };
  const deed: Deed =
    how === 'command' ? { kind: 'create', ...typed } : { kind: 'create-from-message', message: how.message, ...typed };
  pen.deeds.push({ at: isoOf(at), by, deed });
  return story;
}

type Part = { readonly title: string; readonly points: number };

/** A task of 21 points and its parts, which have the same people and the same date. */
export function beginSplit(
  pen: Pen,
  beginning: Beginning & { readonly parts: readonly Part[] },
): { readonly whole: Story; readonly parts: readonly Story[] } {
  const { at, by, team, how: _, parts: given, ...task } = beginning;
  const whole = addStory(pen, { ...beginning, parent: null });
  const { number } = whole.fact;
  const parts = given.map((part) => addStory(pen, { ...beginning, ...part, parent: number }));
  const named = parts.map(({ fact }, index) => ({ task: fact.number, ...given[index] })) as (Part & { task: number })[];
  const deed: Deed = { kind: 'split', channelId: roomFor(pen.company, team, by), task: number, ...task, parts: named };
  pen.deeds.push({ at: isoOf(at), by, deed });
  return { whole, parts };
}

function addStory(pen: Pen, { at, by, team, how, parent, ...task }: Beginning & { parent: number | null }): Story {
  const { responsible, dueOn, title, points, priority } = task;
  const fact: TaskFact = {
    ...{ number: pen.draftsFrom + pen.stories.length, title, team: team.name, creator: by, responsible, points },
    ...{ accountable: accountableOf(pen.company, by, responsible), firstResponsible: responsible, doneBy: responsible },
    ...{ priority: parent === null ? priority : 'normal', dueOn, firstDueOn: dueOn, parent },
    ...{ fromMessage: how !== 'command', status: 'assigned', createdAt: isoOf(at), startedAt: null },
    ...{ completedAt: null, cancelledAt: null, reallyDoneAt: null, blocks: [], handOvers: [], reopenings: [] },
  };
  const story = { fact, lastAt: at };
  pen.stories.push(story);
  return story;
}

/** Where somebody types who gives a team something to do: in its channel, or where all are. */
function roomFor({ people, channels }: Company, team: Team, by: string): string {
  const id = people.find(({ handle }) => handle === by)?.id ?? '';
  const isIn = (channelId: string) => channels.some((one) => one.id === channelId && one.members.includes(id));
  return isIn(team.channelId) ? team.channelId : (channels.find(({ members }) => members.includes(id))?.id ?? '');
}

/** Muster's rule: the creator; who does it themselves answers to their lead, a lead to their manager. */
function accountableOf({ teams, people }: Company, creator: string, responsible: string): string {
  if (creator !== responsible) return creator;
  const id = people.find(({ handle }) => handle === creator)?.id ?? '';
  const team = teams.find(({ members }) => members.includes(id));
  const above = team?.lead === id ? team.managers[0] : team?.lead;
  return people.find((person) => person.id === above)?.handle ?? creator;
}
