import type { Item } from '../../../kit/figures/choose-figure.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { type Board, FIGURES, type FigureName } from './board.ts';
import { type FirstReview, fastestReviewers } from './fastest-reviewers.ts';
import { qualityChampions, type Rating } from './quality-champions.ts';
import { rankWeek, type Tally } from './rank-week.ts';

/** What is known of a team's week, nothing of it sealed. */
export type WeekFacts = {
  /** Pull requests. */
  readonly merged: number;
  readonly tallies: readonly Tally[];
  readonly items: Readonly<Record<FigureName, readonly Item[]>>;
  readonly ratings: readonly Rating[];
  readonly reviews: readonly FirstReview[];
  /** Who is never named: opted out, or gone. */
  readonly absent: ReadonlySet<PersonId>;
  /** Who may be named for the quality of their work. */
  readonly optedIn: ReadonlySet<PersonId>;
};

/** A week's board; its shares are decided apart, as they depend on what people have seen before (`chooseFigure`). */
export function composeBoard(facts: WeekFacts, figures: Board['figures']): Board {
  const { merged, tallies, ratings, reviews, absent, optedIn } = facts;
  return {
    ...{ merged, figures },
    detectives: rankWeek(tallies.filter(({ personId }) => !absent.has(personId))),
    champions: qualityChampions(ratings, { optedIn: optedIn.difference(absent) }),
    fastest: fastestReviewers(reviews.filter(({ reviewerId }) => !absent.has(reviewerId))),
  };
}

/** For a week that is still going on: shares are shown when it is over, so that nobody can watch them move. */
export const NO_FIGURES: Board['figures'] = Object.fromEntries(FIGURES.map((name) => [name, null])) as Board['figures'];
