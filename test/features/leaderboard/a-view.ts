import type { Board } from '../../../src/features/leaderboard/domain/board.ts';
import type { BoardView } from '../../../src/features/leaderboard/domain/view.ts';
import { shiftWeek, weekOn } from '../../../src/kit/dates/iso-week.ts';
import type { PersonId } from '../../../src/kit/ids.ts';

const ZONE = 'Europe/Berlin';
const WEEK = weekOn('2026-11-25', ZONE);
const person = (n: number) => `person-${n}` as PersonId;

/** A good week, with what the test says. */
export function boardOf(values: Partial<Board> = {}): Board {
  return {
    detectives: [
      { personId: person(1), place: 1, correct: 6, scored: 7, skill: 0.52 },
      { personId: person(2), place: 2, correct: 5, scored: 8, skill: 0.31 },
      { personId: person(3), place: 3, correct: 5, scored: 6, skill: 0.12 },
    ],
    merged: 14,
    figures: { 'ai-share': 0.42, detection: 0.61, quality: 2.37 },
    champions: [{ personId: person(4), pullRequests: 4 }],
    fastest: [{ personId: person(2), medianMs: 4_800_000, reviews: 5 }],
    ...values,
  };
}

/** A posted board with six weeks before it, with what the test says. */
export function viewOf(values: Partial<BoardView> = {}, names = ['Ana', 'Bo', 'Cem', 'Dana']): BoardView {
  const before = [0.55, null, 0.7, 0.48, 0.5, 1].map((detection, n) => ({
    week: shiftWeek(WEEK, -1 - n, ZONE),
    board: boardOf({ merged: 9 + n, figures: { 'ai-share': null, detection, quality: null } }),
  }));
  return {
    ...{ team: 'Web', week: WEEK, board: boardOf(), before, state: 'posted' },
    names: new Map(names.map((name, n) => [person(n + 1), name])),
    sealsAt: new Date('2026-12-07T08:00:00Z'),
    ...values,
  };
}
