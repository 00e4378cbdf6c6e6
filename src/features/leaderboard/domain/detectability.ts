import { AUTHORS_MIN, type Item } from '../../../kit/figures/choose-figure.ts';
import type { CalendarDay } from '../../../kit/zones.ts';

/** Scored guesses about a team's pull requests of one week, right 1 and else 0. */
export type WeekGuesses = { readonly monday: CalendarDay; readonly items: readonly Item[] };

/** Weeks of which a team may read one figure together. */
export type Stretch = {
  /** In order; between the first and the last there may be others. */
  readonly mondays: readonly CalendarDay[];
  readonly items: readonly Item[];
};

/**
 * Which weeks of a team stand behind one figure: a week that has enough authors alone, as its leaderboard shows it; the other
 * weeks of a quarter together, in order, until they have enough. No guess is in two of them, and a stretch once full stays
 * as it is when weeks are added, so nothing is learnt by subtracting. The quarters are fixed: a window that moved with the
 * day would cut the same weeks differently tomorrow. Whether a figure may be shown beside other teams' is asked of
 * `chooseFigure` all the same.
 * @param weeks in any order, each once
 * @returns the newest first
 */
export function stretchesOf(weeks: readonly WeekGuesses[]): readonly Stretch[] {
  const full: Stretch[] = [];
  const waiting = new Map<number, Stretch>();
  for (const { monday, items } of weeks.toSorted((a, b) => (a.monday < b.monday ? -1 : 1))) {
    if (items.length === 0) continue;
    const alone = { mondays: [monday], items };
    const before = waiting.get(quarterOf(monday));
    if (hasEnough(alone)) full.push(alone);
    else {
      const together = before === undefined ? alone : join(before, alone);
      if (hasEnough(together)) full.push(together);
      if (hasEnough(together)) waiting.delete(quarterOf(monday));
      else waiting.set(quarterOf(monday), together);
    }
  }
  return full.sort((a, b) => ((a.mondays.at(-1) ?? '') < (b.mondays.at(-1) ?? '') ? 1 : -1));
}

/** Weeks of a quarter. */
export const QUARTER_WEEKS = 13;

/** The number of the quarter a week lies in, counted from a Monday chosen once. */
export function quarterOf(monday: CalendarDay): number {
  const weeks = Math.round((Date.parse(`${monday}T00:00:00Z`) - FIRST_MONDAY) / WEEK_MS);
  return Math.floor(weeks / QUARTER_WEEKS);
}

const FIRST_MONDAY = Date.UTC(2018, 0, 1);
const WEEK_MS = 7 * 86_400_000;

function join(one: Stretch, other: Stretch): Stretch {
  return { mondays: [...one.mondays, ...other.mondays], items: [...one.items, ...other.items] };
}

function hasEnough({ items }: Stretch): boolean {
  return new Set(items.map(({ authorId }) => authorId)).size >= AUTHORS_MIN;
}
