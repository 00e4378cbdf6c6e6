import { addDays } from '../../../kit/dates/calendar.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';

/** One scored guess about a pull request of a team. */
export type TeamGuess = {
  /** Monday of the week of the merge, on the team's calendar. */
  readonly monday: CalendarDay;
  readonly authorId: PersonId;
  readonly correct: boolean;
};

/** How often a team's reviewers could tell, over whole weeks. */
export type Detectability = {
  readonly right: number;
  readonly total: number;
  /** How many weeks are in it; between `from` and `to` there may be others. */
  readonly weeks: number;
  readonly from: CalendarDay;
  /** The last day that is in it. */
  readonly to: CalendarDay;
};

/**
 * What a team may read of its guesses: figures that each have `AUTHORS_MIN` distinct authors, and of which no two have a
 * pull request in common, so that nothing can be learnt by subtracting one from another. A week that has enough authors
 * stands alone, as the leaderboard shows it; the other weeks of a quarter are put together, in order, until they have enough.
 * The quarters are fixed stretches of 13 weeks: a window that moved with the day would cut the same weeks differently
 * tomorrow.
 * @param guesses of weeks whose surveys are over
 * @returns the newest first
 */
export function detectabilityOf(guesses: readonly TeamGuess[]): readonly Detectability[] {
  const weeks = [...Map.groupBy(guesses, ({ monday }) => monday)].sort(([a], [b]) => (a < b ? -1 : 1));
  const figures: Detectability[] = [];
  const waiting = new Map<number, readonly TeamGuess[]>();
  for (const [monday, own] of weeks) {
    const quarter = quarterOf(monday);
    if (hasEnough(own)) {
      figures.push(figureOf(own));
      continue;
    }
    const together = [...(waiting.get(quarter) ?? []), ...own];
    if (hasEnough(together)) figures.push(figureOf(together));
    waiting.set(quarter, hasEnough(together) ? [] : together);
  }
  return figures.sort((a, b) => (a.to < b.to ? 1 : -1));
}

/** Distinct authors that a figure needs. Source: product page, section 2. */
export const AUTHORS_MIN = 5;

/** Weeks of a stretch within which weeks are put together. */
export const QUARTER_WEEKS = 13;

/** A Monday from which quarters are counted; any fixed one will do. */
const EPOCH = Date.UTC(2018, 0, 1);
const WEEK_MS = 7 * 86_400_000;

/** The number of the stretch a week lies in. */
export function quarterOf(monday: CalendarDay): number {
  return Math.floor(Math.round((Date.parse(`${monday}T00:00:00Z`) - EPOCH) / WEEK_MS) / QUARTER_WEEKS);
}

function hasEnough(guesses: readonly TeamGuess[]): boolean {
  return new Set(guesses.map(({ authorId }) => authorId)).size >= AUTHORS_MIN;
}

function figureOf(guesses: readonly TeamGuess[]): Detectability {
  const mondays = [...new Set(guesses.map(({ monday }) => monday))].sort();
  const [first = '', last = ''] = [mondays.at(0), mondays.at(-1)];
  const right = guesses.filter(({ correct }) => correct).length;
  return { right, total: guesses.length, weeks: mondays.length, from: first, to: addDays(last, 6) };
}
