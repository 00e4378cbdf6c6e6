import type { Calendar } from '../calendar.ts';
import { type Chapter, type ChapterNeeds, isoOf } from '../chapter.ts';
import type { BlockFact, RealBlocker } from '../ledger.ts';
import { beginTask, createPen, type Pen, type Story } from '../work/story.ts';
import { block, finish, reopen, start } from '../work/verbs.ts';
import { type Line, lines, type StuckLine } from './lines.ts';

/** Ends the past with a present that has something of everything, whatever the dice made of the weeks before. */
export const presentChapter: Chapter = {
  name: 'present',
  write(needs) {
    const pen = createPen(needs.company, 2);
    const stories = new Map(lines.map((line) => [line.title, begin(needs, pen, line)]));
    for (const line of lines) goOn({ needs, pen, stories, line });
    return { deeds: pen.deeds, facts: { tasks: [...needs.told.tasks, ...pen.stories.map(({ fact }) => fact)] } };
  },
};

function begin(needs: ChapterNeeds, pen: Pen, line: Line): Story {
  const { title, team: name, by, to, points, priority = 'normal', createdAgo, dueIn } = line;
  const team = needs.company.teams.find((one) => one.name === name);
  if (team === undefined) throw new Error(`there is no team ${name}`);
  const dueOn = dueIn === undefined ? null : dayIn(needs.calendarOf(to), needs.to, dueIn);
  const at = ago(needs, by, createdAgo);
  return beginTask(pen, { at, by, team, title, responsible: to, dueOn, points, priority, how: 'command' });
}

type Going = {
  readonly needs: ChapterNeeds;
  readonly pen: Pen;
  readonly stories: ReadonlyMap<string, Story>;
  readonly line: Line;
};

function goOn({ needs, pen, stories, line }: Going): void {
  const story = stories.get(line.title);
  const { to, by, startedAgo, stuck, reopened } = line;
  if (story === undefined) return;
  if (startedAgo !== undefined) start(pen, story, { at: ago(needs, to, startedAgo), by: to });
  if (reopened !== undefined) {
    finish(pen, story, { at: ago(needs, to, reopened.doneAgo), by: to });
    reopen(pen, story, { at: ago(needs, by, reopened.ago), by, reason: reopened.reason });
  }
  if (stuck !== undefined) standStill({ needs, pen, story, line, stuck, on: blockerOf(stuck, stories) });
}

type Standing = Pick<Going, 'needs' | 'pen' | 'line'> & {
  readonly story: Story;
  readonly stuck: StuckLine;
  readonly on: RealBlocker;
};

function standStill({ needs, pen, story, line, stuck, on }: Standing): void {
  const { to } = line;
  const { reallyAgo, saidAgo, cause, reason, tried, expectedIn } = stuck;
  const since = Math.max(ago(needs, to, reallyAgo), story.lastAt + MINUTE_MS);
  const fact: BlockFact = { really: { since: isoOf(since), until: null, cause, by: on }, said: null };
  story.fact.blocks.push(fact);
  if (saidAgo === null) return;
  const expectedOn = expectedIn === undefined ? null : dayIn(needs.calendarOf(to), needs.to, expectedIn);
  const saying = { reason, tried, waitingOn: on, expectedOn, byForm: true };
  block(pen, story, { at: Math.max(ago(needs, to, saidAgo), since), by: to, block: fact, saying });
}

function blockerOf({ waitsFor }: StuckLine, stories: ReadonlyMap<string, Story>): RealBlocker {
  if (waitsFor.kind !== 'line') return waitsFor;
  return { kind: 'task', number: stories.get(waitsFor.title)?.fact.number ?? 0 };
}

/** So many hours before the present, or the last time before that at which this person worked; never before the teams exist. */
function ago({ calendarOf, from, to, dice }: ChapterNeeds, handle: string, hours: number): number {
  const calendar = calendarOf(handle);
  const first = calendar.after(from, FIRST_HOURS);
  const wanted = calendar.lastWorking(to - hours * HOUR_MS);
  return Math.max(first, wanted) + dice.int(5, 55) * 1000;
}

/** The working day so many days from the present; for a negative number before it. */
function dayIn(calendar: Calendar, now: number, days: number): string {
  if (days > 0) return calendar.workingDay(calendar.dayEnd(calendar.lastWorking(now)), days - 1);
  return calendar.workingDay(calendar.lastWorking(now + days * 24 * HOUR_MS), 0);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_HOURS = 6;
