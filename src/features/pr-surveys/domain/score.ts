import { addDays, weekdayOf } from '../../../kit/dates/calendar.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import { skillOf } from './skill.ts';
import type { JudgedGuess } from './verdict.ts';

/** How somebody's guesses did. */
export type Score = {
  readonly right: number;
  /** Scored guesses. */
  readonly total: number;
  /** At most 1; null without any. See `skillOf`. */
  readonly skill: number | null;
};

type Guessed = Pick<JudgedGuess, 'guess' | 'confidence' | 'truth' | 'weight' | 'scored' | 'correct'>;

/** The score of these guesses; those that aren't scored are left out. */
export function scoreOf(guesses: readonly Guessed[]): Score {
  const scored = guesses.filter((one) => one.scored);
  return { right: scored.filter(({ correct }) => correct).length, total: scored.length, skill: skillOf(scored) };
}

/** One week of somebody's guesses; the skill is that of all guesses up to its end. */
export type ScoredWeek = { readonly monday: CalendarDay; readonly score: Score };

/** By the week of the merge on the reader's own calendar, the newest first; weeks without a scored guess are left out. */
export function scoreByWeek(
  guesses: readonly (Guessed & Pick<JudgedGuess, 'mergedAt'>)[],
  zone: string,
): readonly ScoredWeek[] {
  const scored = guesses.filter((one) => one.scored);
  const byWeek = Map.groupBy(scored, ({ mergedAt }) => mondayOf(localDay(mergedAt, zone)));
  return [...byWeek]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([monday, own]) => {
      const upTo = scored.filter(({ mergedAt }) => mondayOf(localDay(mergedAt, zone)) <= monday);
      return { monday, score: { ...scoreOf(own), skill: scoreOf(upTo).skill } };
    });
}

export function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day));
}
