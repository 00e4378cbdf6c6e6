import type { ChapterNeeds } from '../chapter.ts';
import type { Dice } from '../dice.ts';
import type { Ledger, TaskFact } from '../ledger.ts';
import { mobileTitles } from '../words/mobile-titles.ts';
import { platformTitles } from '../words/platform-titles.ts';
import { faultTitles, reports } from '../words/reported-titles.ts';
import { leadershipTitles, smallTitles } from '../words/shared-titles.ts';
import { webTitles } from '../words/web-titles.ts';
import { readIdeas } from '../work/backlog.ts';
import { coders } from './coders.ts';
import type { PullKind } from './pull-words.ts';

/** Something somebody writes code for. Instants are milliseconds. */
export type Work = {
  readonly title: string;
  readonly kind: PullKind;
  readonly team: string;
  readonly author: string;
  readonly points: number;
  /** Its task's number, provisional; null where Muster was never told of it. */
  readonly task: number | null;
  readonly beginsAt: number;
};

const WEEK_MS = 7 * 86_400_000;

/**
 * The tasks of the ledger that are code, and what people did besides: in the first weeks most of it, as Muster was new
 * then and GitHub wasn't. Each title once.
 * @param without titles of tasks whose pull requests are told elsewhere
 */
export function chooseWork(needs: ChapterNeeds, without: readonly string[]): readonly Work[] {
  const told = needs.told.tasks.filter(({ title }) => !without.includes(title)).flatMap((task) => ofTask(needs, task));
  return [...told, ...untold(needs, told)];
}

function ofTask({ dice, told }: ChapterNeeds, task: TaskFact): readonly Work[] {
  const { title, team, doneBy: author, points, number, createdAt, startedAt, status } = task;
  const isCode = coders[author] !== undefined && !TALK.test(title) && !plans.has(title) && !isWhole(told, task);
  if (!isCode || status === 'cancelled' || status === 'assigned' || !dice.chance(0.85)) return [];
  const beginsAt = Date.parse(startedAt ?? createdAt);
  return [{ title, kind: kindOf(title), team, author, points: points ?? 2, task: number, beginsAt }];
}

/** Tasks that end in words, not in code. */
const TALK = /^(Agree|Answer|Book|Choose|Decide|Describe|Document|Draft|Interview|Offer|Plan|Review|Write)\b/;

const isWhole = ({ tasks }: Ledger, { number }: TaskFact): boolean => tasks.some(({ parent }) => parent === number);

function untold(needs: ChapterNeeds, told: readonly Work[]): readonly Work[] {
  const { dice, company, from, to } = needs;
  const ideas = new Map(company.teams.map(({ name }) => [name, leftOver(needs, name)]));
  const work: Work[] = [];
  for (let week = from; week < to - WEEK_MS / 2; week += WEEK_MS) {
    for (const { id, handle } of company.people) {
      const team = company.teams.find(({ members }) => members.includes(id))?.name;
      const coder = coders[handle];
      if (team === undefined || coder === undefined) continue;
      const known = told.filter(
        ({ author, beginsAt }) => author === handle && beginsAt >= week && beginsAt < week + WEEK_MS,
      );
      const wanted = Math.floor(coder.perWeek + dice.between(0, 1)) - known.length;
      for (let count = 0; count < wanted; count += 1) {
        const idea = ideas.get(team)?.pop();
        if (idea === undefined) continue;
        const beginsAt = needs.calendarOf(handle).nextWorking(week + dice.between(0, 0.7) * WEEK_MS);
        work.push({ ...idea, team, author: handle, task: null, beginsAt });
      }
    }
  }
  return work;
}

type Idea = Pick<Work, 'title' | 'kind' | 'points'>;

/** What the team did without a task, in a shuffled order. */
function leftOver({ told, dice }: ChapterNeeds, team: string): Idea[] {
  const planned: Readonly<Record<string, string>> = { Platform: platformTitles, Web: webTitles, Mobile: mobileTitles };
  const all = [planned[team], smallTitles[team], faultTitles[team]].flatMap((lines) => readIdeas(lines ?? ''));
  const used = new Set(told.tasks.map(({ title }) => title));
  return shuffledOf(dice.named(team), all)
    .filter(({ title, points }) => points < 13 && !used.has(title) && !TALK.test(title))
    .map(({ title, points }) => ({ title, points, kind: kindOf(title) }));
}

const shuffledOf = <Item>(dice: Dice, items: readonly Item[]): readonly Item[] => dice.shuffled(items);

const listed = (lines: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(lines).flatMap((some) => readIdeas(some).map(({ title }) => title));
const faults = new Set([...listed(faultTitles), ...reports.map(({ text }) => text.split('\n')[0] ?? '')]);
const plans = new Set(readIdeas(leadershipTitles).map(({ title }) => title));
const chores = new Set(listed(smallTitles));

function kindOf(title: string): PullKind {
  if (faults.has(title) || /crash|wrong|broken|slow start|can’t/i.test(title)) return 'fault';
  return chores.has(title) || /^(Remove|Drop|Clean|Rename|Raise|Bump|Pin|Tidy|Delete)\b/.test(title)
    ? 'chore'
    : 'feature';
}
