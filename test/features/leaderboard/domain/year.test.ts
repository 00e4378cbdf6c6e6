import { describe, expect, it } from 'vitest';
import {
  type Board,
  FIGURES,
  type FigureName,
  isSameBoard,
} from '../../../../src/features/leaderboard/domain/board.ts';
import { composeBoard } from '../../../../src/features/leaderboard/domain/facts.ts';
import { nextSlot, type Slot, slotOf, type Timing } from '../../../../src/features/leaderboard/domain/slot.ts';
import { skillOf } from '../../../../src/features/pr-surveys/index.ts';
import { shiftWeek } from '../../../../src/kit/dates/iso-week.ts';
import { defaultWorkingHours } from '../../../../src/kit/dates/working-day.ts';
import { chooseFigure, type Item, type Released } from '../../../../src/kit/figures/choose-figure.ts';
import type { PersonId, PullRequestId } from '../../../../src/kit/ids.ts';
import { howOften } from '../../../support/how-often.ts';
import { inventYear, type Year, type YearMerge, type YearTeam } from '../invent-year.ts';
import { type Expected, recomputeYear } from '../recompute.ts';

describe('a year of leaderboards', () => {
  it.each(Array.from({ length: howOften(2, 60) }, (_, n) => n + 1))(
    'is posted week by week at the right minutes and says what a recomputation says, seed %i',
    { timeout: 180_000 },
    (seed) => {
      const year = inventYear(seed);
      const told = playYear(year);
      const expected = recomputeYear(year);
      expect(told.length).toBe(3 * year.weeks);
      expect(new Map(told.map((one) => [`${one.teamId} ${one.monday}`, one]))).toEqual(
        new Map(expected.map((one) => [`${one.teamId} ${one.monday}`, one])),
      );
    },
  );
});

type Living = { readonly team: YearTeam; readonly slot: Slot; readonly sealsAt: Date; board: Board };

/** The year as the feature's rules play it: postings one after the other, late answers in between. */
function playYear(year: Year): readonly Expected[] {
  const cards: Living[] = [];
  const shown: (Released & { readonly name: FigureName; readonly card: string })[] = [];
  const compose = (card: Omit<Living, 'board'>, now: Date) => composeWeek({ year, card, now, shown });
  const postings = year.teams.flatMap((team) => slotsOf(year, team));
  const moments = [
    ...postings.map((posting) => ({ at: posting.slot.at.getTime(), posting, merge: null })),
    ...year.merges.map((merge) => ({ at: merge.settledAt, posting: null, merge })),
    ...[...year.optOuts.values()].map((at) => ({ at, posting: null, merge: null })),
  ].sort((a, b) => a.at - b.at || (a.posting === null ? 0 : 1) - (b.posting === null ? 0 : 1));
  const inOrder = (a: Living, b: Living) =>
    a.team.id < b.team.id || (a.team.id === b.team.id && a.slot.week.monday < b.slot.week.monday) ? -1 : 1;
  for (const { at, posting, merge } of moments) {
    const now = new Date(at);
    if (posting !== null) {
      cards.push({ ...posting, board: compose(posting, now) });
      continue;
    }
    for (const card of cards.toSorted(inOrder))
      if (now < card.sealsAt && (merge === null || isIn(year, card, merge))) {
        const board = compose(card, now);
        if (!isSameBoard(board, card.board)) card.board = board;
      }
  }
  return cards.map(({ team, slot, sealsAt, board }) => ({
    ...{ teamId: team.id, monday: slot.week.monday, postedAt: slot.at.getTime(), sealsAt: sealsAt.getTime() },
    merged: board.merged,
    detectives: board.detectives.map((one) => `${one.place} ${one.personId} ${one.correct}/${one.scored}`).sort(),
    champions: board.champions.map((one) => `${one.personId} ${one.pullRequests}`).sort(),
    shares: {
      'ai-share': board.figures['ai-share']?.toFixed(9) ?? null,
      detection: board.figures.detection?.toFixed(9) ?? null,
      quality: board.figures.quality?.toFixed(9) ?? null,
    },
  }));
}

function slotsOf(year: Year, team: YearTeam): readonly Omit<Living, 'board'>[] {
  const isFree = (on: string) => team.holidays.includes(on);
  const timing: Timing = { ...team, timeZone: team.zone, workdays: { hours: defaultWorkingHours, isFree } };
  const slots: Omit<Living, 'board'>[] = [];
  let after = new Date(year.from + 6 * 86_400_000);
  while (slots.length < year.weeks) {
    const slot = nextSlot(after, timing);
    after = slot.at;
    if (slot.week.monday < new Date(year.from).toISOString().slice(0, 10)) continue;
    slots.push({ team, slot, sealsAt: slotOf(shiftWeek(slot.week, 1, team.zone), timing).at });
  }
  return slots;
}

function isIn(year: Year, { team, slot: { week } }: Omit<Living, 'board'>, { authorId, at }: YearMerge): boolean {
  if (at < week.from.getTime() || at >= week.to.getTime()) return false;
  return year.memberships.some(
    (one) => one.teamId === team.id && one.personId === authorId && at >= one.from && at < one.until,
  );
}

type Composing = {
  readonly year: Year;
  readonly card: Omit<Living, 'board'>;
  readonly now: Date;
  readonly shown: (Released & { readonly name: FigureName; readonly card: string })[];
};

function composeWeek({ year, card, now, shown }: Composing): Board {
  const merges = year.merges.filter((merge) => isIn(year, card, merge));
  const settled = merges.filter(({ settledAt }) => settledAt <= now.getTime());
  const items = itemsOf(settled);
  const key = `${card.team.id} ${card.slot.week.key}`;
  const figures = FIGURES.map((name) => {
    const known = shown.filter((one) => one.name === name);
    const own = known.findLast((one) => one.card === key) ?? null;
    const choice = chooseFigure(items[name], { own, others: known });
    if (choice.kind === 'fresh') shown.push({ ...choice, name, card: key });
    return [name, choice.kind === 'too-few' ? null : choice.value] as const;
  });
  const players = Map.groupBy(scoredOf(settled), ({ playerId }) => playerId);
  return composeBoard(
    {
      ...{ merged: merges.length, items, reviews: [], optedIn: year.champions as ReadonlySet<PersonId> },
      tallies: [...players].map(([personId, own]) => ({
        ...{ personId: personId as PersonId, scored: own.length, skill: skillOf(own) },
        correct: own.filter(({ guess, truth }) => guess === truth).length,
      })),
      ratings: settled.flatMap(({ id, authorId, guesses }) =>
        guesses.map(({ playerId, quality }) => ({
          ...{
            pullRequestId: id as PullRequestId,
            authorId: authorId as PersonId,
            raterId: playerId as PersonId,
            quality,
          },
        })),
      ),
      absent: new Set([...year.optOuts].filter(([, at]) => at <= now.getTime()).map(([id]) => id as PersonId)),
    },
    Object.fromEntries(figures) as Board['figures'],
  );
}

function scoredOf(settled: readonly YearMerge[]) {
  return settled.flatMap(({ word, guesses, authorId }) =>
    word === null ? [] : guesses.filter(({ scored }) => scored).map((one) => ({ ...one, truth: word, authorId })),
  );
}

function itemsOf(settled: readonly YearMerge[]): Readonly<Record<FigureName, readonly Item[]>> {
  return {
    'ai-share': settled.flatMap(({ id, authorId, word }) =>
      word === null ? [] : [{ id, authorId, value: word === 'yes' ? 1 : 0, weight: 1 }],
    ),
    detection: scoredOf(settled).map(({ id, authorId, guess, truth, weight }) => ({
      ...{ id, authorId, weight, value: guess === truth ? 1 : 0 },
    })),
    quality: settled.flatMap(({ authorId, guesses }) =>
      guesses.map(({ id, quality, weight }) => ({ id, authorId, weight, value: quality })),
    ),
  };
}
