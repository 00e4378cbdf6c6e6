import type { PersonId } from '../../../kit/ids.ts';

/** What somebody's scored guesses of one week came to. */
export type Tally = {
  readonly personId: PersonId;
  readonly correct: number;
  readonly scored: number;
  /** Corrected for chance, over these guesses; null without one. */
  readonly skill: number | null;
};

export type Detective = Tally & {
  /** 1 is the best; equal ones share it, and the next place is skipped. */
  readonly place: number;
};

/** Scored guesses that make a player. Source: product page, section 7. */
export const GUESSES_MIN = 3;

/** Places that are named; nobody below is. Source: product page, section 7. */
export const PLACES_MAX = 3;

/**
 * The best detectives of a week: by correct answers, between equals by skill; who is equal in both shares a place. Whoever
 * has nothing right yet stands in no list.
 * @param tallies one a person; people who opted out must already be absent
 */
export function rankWeek(tallies: readonly Tally[]): readonly Detective[] {
  const players = tallies.filter(({ scored, correct }) => scored >= GUESSES_MIN && correct > 0);
  return players
    .map((player) => ({ ...player, place: 1 + players.filter((other) => isAhead(other, player)).length }))
    .filter(({ place }) => place <= PLACES_MAX)
    .sort((a, b) => a.place - b.place || (a.personId < b.personId ? -1 : 1));
}

function isAhead(one: Tally, other: Tally): boolean {
  if (one.correct !== other.correct) return one.correct > other.correct;
  return (one.skill ?? Number.NEGATIVE_INFINITY) > (other.skill ?? Number.NEGATIVE_INFINITY);
}
