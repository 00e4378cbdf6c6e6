import { type Block, context } from '../../../kit/blocks/index.ts';
import { code, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { Score, ScoredWeek } from '../domain/score.ts';
import { lines } from './words.ts';

/** The running score, with what it means; nothing before the first scored guess. */
export function buildScore(score: Score): readonly Block[] {
  return score.total === 0 ? [] : [context(md`Your guesses so far: ${sayScore(score)}. ${SKILL_EXPLAINED}`)];
}

/** `*7 of 10 right* · skill 0.31` */
export function sayScore({ right, total, skill }: Score): Mrkdwn {
  return md`*${right} of ${total} right* · ${saySkill(skill)}`;
}

/** What the second figure means; beside it wherever it is shown. */
export const SKILL_EXPLAINED =
  'Skill takes chance out: always saying the same gives 0, always right and sure nearly 1. A few guesses say little.';

export function saySkill(skill: number | null): string {
  // Without this, −0.001 would read as -0.00.
  return skill === null
    ? 'skill: not yet'
    : `skill ${(Math.round(skill * 100) / 100 + 0).toFixed(2).replace('-', '−')}`;
}

/** A line a week with its bar, the newest first. The skill of a week is that of all guesses up to its end. */
export function buildWeeks(weeks: readonly ScoredWeek[]): Mrkdwn {
  return lines(
    weeks.map(({ monday, score: { right, total, skill } }) => {
      const day = showDay(monday, monday).split(' ').slice(1).join(' ').padStart(6);
      return md`${code(day)} ${bar(right, total)} ${right} of ${total} right · ${saySkill(skill)}`;
    }),
  );
}

const CELLS = 10;

/** A share as ten cells; never read without its figures beside it. */
export function bar(part: number, whole: number): string {
  const full = whole === 0 ? 0 : Math.min(CELLS, Math.max(0, Math.round((part / whole) * CELLS)));
  return '▓'.repeat(full) + '░'.repeat(CELLS - full);
}
