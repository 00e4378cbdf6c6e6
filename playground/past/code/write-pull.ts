import { personId, repositories } from '../../company.ts';
import type { ChapterNeeds } from '../chapter.ts';
import type { Work } from './choose-work.ts';
import { type Coder, coders, effects } from './coders.ts';
import type { CommitDraft, LaterDeed, PullDraft } from './pull-draft.ts';
import { laterCommits } from './pull-words.ts';
import { reviewUntilMerged } from './review-pull.ts';
import { type AiTruth, signBody, signCommit, throwTruth } from './use-ai.ts';
import { bodyOf, branchOf, titleOf } from './write-titles.ts';

/** Hours of one's own work behind a point, and lines it mostly takes. */
const HOURS_A_POINT = 1.7;
const LINES_A_POINT = 28;

/** One piece of work as a pull request, from its first commit to its end or to the present; null when that comes first. */
export function writePull(needs: ChapterNeeds, work: Work): PullDraft | null {
  const { dice, from, to } = needs;
  const coder = coderOf(work.author);
  const truth = throwTruth(coder, (work.beginsAt - from) / (to - from), dice);
  const commits = commitsFor(needs, work, truth);
  const isDraft = commits.length > 1 && dice.chance(0.25);
  const shown = isDraft ? commits.slice(0, 1) : commits;
  const calendar = needs.calendarOf(work.author);
  const openedAt = calendar.after(shown.at(-1)?.at ?? work.beginsAt, dice.between(0.05, 0.3));
  if (openedAt >= to) return null;
  const reviewers = chooseReviewers(needs, work);
  const pushed = isDraft ? finishDraft(needs, work, { commits: commits.slice(1), openedAt, reviewers }) : [];
  const readyAt = pushed.at(-1)?.at ?? openedAt;
  const end = reviewUntilMerged(needs, { author: work.author, reviewers, readyAt, quality: truth.quality });
  return {
    ...{ repository: repositoryOf(work.team), author: work.author, task: work.task, truth, openedAt, isDraft },
    ...{ title: titleOf(work), branch: branchOf(work), body: signBody(bodyOf(work, dice), truth) },
    ...{ reviewers: isDraft ? [] : reviewers, commits: shown, reverts: null },
    later: [...pushed, ...end].filter(({ at }) => at < to),
  };
}

/** @throws Error for somebody who writes no code */
export function coderOf(handle: string): Coder {
  const coder = coders[handle];
  if (coder === undefined) throw new Error(`${handle} writes no code`);
  return coder;
}

export function repositoryOf(team: string): string {
  return repositories.find((one) => one.team === team)?.fullName ?? '';
}

function commitsFor({ dice, calendarOf }: ChapterNeeds, work: Work, truth: AiTruth): readonly CommitDraft[] {
  const { author, beginsAt, points, title } = work;
  const effect = effects[truth.ai];
  const hours = Math.min(30, points * HOURS_A_POINT * effect.time * dice.between(0.6, 1.5));
  const lines = points * LINES_A_POINT * effect.lines * dice.between(0.5, 1.6);
  const count = Math.min(4, 1 + Math.floor((points * dice.between(0.5, 1.4)) / 2.5));
  const said = dice.shuffled(laterCommits);
  return Array.from({ length: count }, (_, at) => ({
    at: calendarOf(author).after(beginsAt, (hours * (at + 1)) / count),
    message: at === 0 ? signCommit(title, truth) : (said[at] ?? title),
    // The first is the change, the others round it off; now and then there is next to nothing to it.
    lines: points < 2 && dice.chance(0.3) ? 2 : Math.max(3, Math.round(at === 0 ? lines * 0.7 : (lines * 0.3) / count)),
  }));
}

type Unfinished = {
  readonly commits: readonly CommitDraft[];
  readonly openedAt: number;
  readonly reviewers: readonly string[];
};

/** The rest of the commits, then it is ready, and people are asked. */
function finishDraft(
  { calendarOf }: ChapterNeeds,
  { author }: Work,
  { commits, openedAt, reviewers }: Unfinished,
): readonly LaterDeed[] {
  let at = openedAt;
  const pushes = commits.map(({ message, lines, at: madeAt }): LaterDeed => {
    at = Math.max(madeAt, at + MINUTE_MS);
    return { at, by: author, act: { kind: 'push', message, lines } };
  });
  const readyAt = calendarOf(author).after(at, 0.1);
  const ids = reviewers.map(personId);
  return [
    ...pushes,
    { at: readyAt, by: author, act: { kind: 'ready' } },
    { at: readyAt + MINUTE_MS, by: author, act: { kind: 'ask', reviewers: ids } },
  ];
}

/** Somebody of the team, the lead more often; large ones are seen by two, and somebody from another team looks now and then. */
function chooseReviewers({ dice, company }: ChapterNeeds, { author, team, points }: Work): readonly string[] {
  const inTeam = new Map(company.teams.map(({ name, members }) => [name, members]));
  const others = company.people.filter(({ handle }) => handle !== author && coders[handle] !== undefined);
  const mates = others.filter(({ id }) => inTeam.get(team)?.includes(id) === true);
  const guests = others.filter((one) => !mates.includes(one));
  const lead = mates.find(({ id }) => company.teams.some((one) => one.lead === id));
  const first = (dice.chance(0.55) ? lead : undefined)?.handle ?? dice.pick(mates).handle;
  const second = dice.pick(dice.chance(0.15) ? guests : mates).handle;
  return points > 4 || dice.chance(0.25) ? [...new Set([first, second])] : [first];
}

const MINUTE_MS = 60_000;
