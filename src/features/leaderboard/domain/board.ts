import type { FastReviewer } from './fastest-reviewers.ts';
import type { Champion } from './quality-champions.ts';
import type { Detective } from './rank-week.ts';

/** The shares of a team line that only 5 authors together may show. */
export const FIGURES = ['ai-share', 'detection', 'quality'] as const;
export type FigureName = (typeof FIGURES)[number];

/** A team's week as everybody may see it. Kept as it was shown, so it is plain data: no dates, ids for names. */
export type Board = {
  readonly detectives: readonly Detective[];
  /** Pull requests of the team that were merged in the week. */
  readonly merged: number;
  /** 0 to 1, quality 1 to 3; null: too few authors to show it. */
  readonly figures: Readonly<Record<FigureName, number | null>>;
  readonly champions: readonly Champion[];
  readonly fastest: readonly FastReviewer[];
};

/** Everybody a board names. */
export function peopleOn({ detectives, champions, fastest }: Board): readonly Detective['personId'][] {
  return [...new Set([...detectives, ...champions, ...fastest].map(({ personId }) => personId))];
}

/** The board without those who don't want to be on it any more; the places of the others stay as they were shown. */
export function withoutPeople(board: Board, absent: ReadonlySet<Detective['personId']>): Board {
  const stays = ({ personId }: { readonly personId: Detective['personId'] }) => !absent.has(personId);
  const { detectives, champions, fastest } = board;
  return {
    ...board,
    detectives: detectives.filter(stays),
    champions: champions.filter(stays),
    fastest: fastest.filter(stays),
  };
}

/** Whether two say the same; the order of their fields doesn't count: a store may keep another one. */
export function isSameBoard(one: Board, other: Board): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(board: Board): string {
  return JSON.stringify(board, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
