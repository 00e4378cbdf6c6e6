import type { ChapterNeeds } from '../chapter.ts';
import { type PresentPull, presentPulls } from './present-pulls.ts';
import type { LaterDeed, PullDraft } from './pull-draft.ts';
import { signBody, signCommit } from './use-ai.ts';
import { repositoryOf } from './write-pull.ts';
import { branchOf, titleOf } from './write-titles.ts';

/** Titles of the tasks they belong to: those have no other. */
export const presentTasks: readonly string[] = presentPulls.map(({ title }) => title);

/** The open pull requests a newcomer finds, whatever the dice made of the weeks before. */
export function writePresentPulls(needs: ChapterNeeds): readonly PullDraft[] {
  return presentPulls.map((pull) => writeOne(needs, pull));
}

function writeOne(needs: ChapterNeeds, pull: PresentPull): PullDraft {
  const { author, team, kind, reviewers, approved, truth, isDraft = false, hasTask } = pull;
  const fact = hasTask ? needs.told.tasks.find(({ title }) => title === pull.title) : undefined;
  const task = fact?.number ?? null;
  const named = { title: pull.title, kind, team, author, task, points: fact?.points ?? 3 };
  const commits = pull.commits.map(({ ago, message, lines }, at) => ({
    ...{ at: atWork(needs, author, ago), lines },
    message: at === 0 ? signCommit(message, truth) : message,
  }));
  const openedAt = Math.max(atWork(needs, author, pull.openedAgo), (commits.at(-1)?.at ?? 0) + MINUTE_MS);
  const closing = task === null || isDraft ? '' : `\n\nCloses T-${task}.`;
  return {
    ...{ repository: repositoryOf(team), author, task, truth, isDraft, reviewers, commits, openedAt, reverts: null },
    ...{ title: titleOf(named), branch: branchOf(named), body: signBody(`${pull.body}${closing}`, truth) },
    later: approved === undefined ? [] : [approve(needs, approved, openedAt)],
  };
}

function approve(
  needs: ChapterNeeds,
  { by, ago, body }: NonNullable<PresentPull['approved']>,
  after: number,
): LaterDeed {
  const at = Math.max(atWork(needs, by, ago), after + MINUTE_MS);
  return { at, by, act: { kind: 'review', verdict: 'approve', body } };
}

/** So many hours before the present, or the last time before that at which this person worked. */
function atWork({ calendarOf, from, to }: ChapterNeeds, handle: string, hours: number): number {
  return Math.max(calendarOf(handle).lastWorking(to - hours * HOUR_MS), from);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
