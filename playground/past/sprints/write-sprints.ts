import type { Team } from '../../company.ts';
import { type Chapter, type ChapterNeeds, isoOf } from '../chapter.ts';
import type { TaskFact } from '../ledger.ts';
import { sprintTitles } from '../words/sprint-titles.ts';
import { createBacklog } from '../work/backlog.ts';
import { beginTask, createPen, type Pen, type Story } from '../work/story.ts';
import { finish, start } from '../work/verbs.ts';
import { listSprints, type SprintSpan } from './sprint-span.ts';

/** The team that works in sprints of two weeks: six of them are closed and one is open when the past is whole. */
export const sprintTeam = 'Platform';

/**
 * Its lead fills a sprint, closes the one before, and opens it. In the weeks in which little was told to Muster the
 * sprints bring tasks of their own; later they hold what the team has on its table.
 */
export const sprintsChapter: Chapter = {
  name: 'sprints',
  write(needs) {
    const team = needs.company.teams.find(({ name }) => name === sprintTeam);
    if (team === undefined) throw new Error(`there is no team ${sprintTeam}`);
    const handles = needs.company.people.filter(({ id }) => team.members.includes(id)).map(({ handle }) => handle);
    const lead = needs.company.people.find(({ id }) => id === team.lead)?.handle ?? '';
    const pen = createPen(needs.company, 3);
    const writing: Writing = { needs, pen, team, lead, handles, freeAt: new Map() };
    const ideas = createBacklog(sprintTitles, needs.dice);
    const spans = listSprints(needs, lead);
    for (const [at, span] of spans.entries()) writeSprint(writing, { span, before: spans[at - 1] ?? null, ideas });
    return { deeds: pen.deeds, facts: { tasks: [...needs.told.tasks, ...pen.stories.map(({ fact }) => fact)] } };
  },
};

type Writing = {
  readonly needs: ChapterNeeds;
  readonly pen: Pen;
  readonly team: Team;
  readonly lead: string;
  readonly handles: readonly string[];
  /** When somebody is through with what they took on before. */
  readonly freeAt: Map<string, number>;
};

type Turn = {
  readonly span: SprintSpan;
  readonly before: SprintSpan | null;
  readonly ideas: ReturnType<typeof createBacklog>;
};

/** Tasks of a sprint at its start; those that Muster knows already come first. */
const TASKS = 3;
const KNOWN_MAX = 6;

function writeSprint(writing: Writing, { span, before, ideas }: Turn): void {
  const { pen, lead } = writing;
  const { name, opensAt, startsOn, endsOn } = span;
  const known = knownAt(writing, opensAt).slice(0, KNOWN_MAX);
  const fresh: Story[] = [];
  for (let count = known.length; count < TASKS; count += 1) {
    const idea = ideas.take();
    if (idea === null) continue;
    const story = begin(writing, { idea, at: opensAt + count * MINUTE_MS, by: lead, to: turnOf(writing, idea) });
    doIt(writing, story, opensAt + HOUR_MS / 2);
    fresh.push(story);
  }
  const tasks = [...known.map(({ number }) => number), ...fresh.map(({ fact }) => fact.number)];
  const tell = (minutes: number, deed: (typeof pen.deeds)[number]['deed']): void => {
    pen.deeds.push({ at: isoOf(opensAt + minutes * MINUTE_MS), by: lead, deed });
  };
  tell(10, { kind: 'plan-sprint', name, startsOn, endsOn, tasks });
  if (before !== null) tell(12, { kind: 'close-sprint', name: before.name });
  tell(14, { kind: 'open-sprint', name });
  const late = isJoined(writing, span) ? ideas.take() : null;
  if (late !== null) joinLate(writing, span, late);
}

/** Into the open sprint something comes that nobody planned; each such thing costs whoever waits for the first start. */
const isJoined = ({ needs }: Writing, { opensAt }: SprintSpan): boolean => opensAt > needs.to - WEEK_MS;

type Idea = NonNullable<ReturnType<Turn['ideas']['take']>>;
type Begun = { readonly idea: Idea; readonly at: number; readonly by: string; readonly to: string };

function begin({ pen, team }: Writing, { idea, at, by, to }: Begun): Story {
  return beginTask(pen, { ...idea, at, by, team, responsible: to, dueOn: null, priority: 'normal', how: 'command' });
}

function joinLate(writing: Writing, { name, opensAt }: SprintSpan, idea: Idea): void {
  const { pen, needs } = writing;
  const by = turnOf(writing, idea);
  const at = needs.calendarOf(by).after(opensAt, HOURS_UNTIL_LATE);
  if (at > needs.to - HOUR_MS) return;
  const story = begin(writing, { idea, at, by, to: by });
  story.lastAt = at + MINUTE_MS;
  pen.deeds.push({ at: isoOf(story.lastAt), by, deed: { kind: 'join-sprint', task: story.fact.number, name } });
  doIt(writing, story, story.lastAt);
}

/** Whoever has the least before them; the lead does the small things. */
function turnOf({ handles, freeAt, lead }: Writing, { points }: Idea): string {
  if (points <= LEADS_POINTS_MAX) return lead;
  const load = (handle: string): number => freeAt.get(handle) ?? 0;
  const others = handles.filter((handle) => handle !== lead);
  return others.toSorted((a, b) => load(a) - load(b))[0] ?? lead;
}

/** Begun when its person is through with the last one, and done when it is; what the past is too short for stays open. */
function doIt({ needs, pen, freeAt }: Writing, story: Story, from: number): void {
  const { dice, calendarOf, to } = needs;
  const { responsible: by, points } = story.fact;
  const { after } = calendarOf(by);
  const begunAt = after(Math.max(from, freeAt.get(by) ?? 0), dice.between(0.5, 6));
  const doneAt = after(begunAt, (points ?? 2) * dice.between(...HOURS_A_POINT));
  freeAt.set(by, doneAt);
  if (begunAt < to - HOUR_MS && dice.chance(TOLD_TO_START)) start(pen, story, { at: begunAt, by });
  if (doneAt < to - HOUR_MS) finish(pen, story, { at: doneAt, by });
}

/** Of the team, not closed then, and of no uncertain fate around it. */
function knownAt({ needs, team, handles }: Writing, at: number): readonly TaskFact[] {
  const { tasks } = needs.told;
  const isWhole = (number: number): boolean => tasks.some(({ parent }) => parent === number);
  const isOver = (instant: string | null): boolean => instant !== null && Date.parse(instant) <= at;
  const isPlain = ({ number, points, parent, handOvers, reopenings }: TaskFact): boolean =>
    points !== null && parent === null && handOvers.length + reopenings.length === 0 && !isWhole(number);
  return tasks.filter((task) => {
    const isThere = Date.parse(task.createdAt) < at && !isOver(task.completedAt) && !isOver(task.cancelledAt);
    return isThere && task.team === team.name && handles.includes(task.responsible) && isPlain(task);
  });
}

/** Working hours for a point: the least and the most. A third of the starts are told to Muster. */
const HOURS_A_POINT = [3, 8] as const;
const LEADS_POINTS_MAX = 2;
const TOLD_TO_START = 0.35;
const HOURS_UNTIL_LATE = 20;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;
