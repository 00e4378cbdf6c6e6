import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AUTHORS_MIN,
  detectabilityOf,
  QUARTER_WEEKS,
  quarterOf,
  type TeamGuess,
} from '../../../../src/features/pr-surveys/domain/detectability.ts';
import { addDays } from '../../../../src/kit/dates/calendar.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';

const MONDAY = '2026-11-02';
const guess = (week: number, author: string, correct = true): TeamGuess => ({
  monday: addDays(MONDAY, 7 * week),
  authorId: author as PersonId,
  correct,
});
const five = (week: number) => [...'abcde'].map((author) => guess(week, author, author !== 'a'));

describe('what a team reads of its guesses', () => {
  it.each<[string, readonly TeamGuess[], readonly unknown[]]>([
    ['nothing without guesses', [], []],
    ['nothing of four authors', five(0).slice(1), []],
    ['nothing of four authors, however many guesses', [...five(0).slice(1), ...five(0).slice(1)], []],
    [
      'a week with five authors alone',
      five(0),
      [{ right: 4, total: 5, weeks: 1, from: '2026-11-02', to: '2026-11-08' }],
    ],
    [
      'weeks with fewer together, once they have five',
      [guess(0, 'a'), guess(0, 'b'), guess(1, 'c', false), guess(2, 'd'), guess(2, 'e')],
      [{ right: 4, total: 5, weeks: 3, from: '2026-11-02', to: '2026-11-22' }],
    ],
    [
      'a full week is never put together with weaker ones: it stands on the leaderboard by itself',
      [guess(0, 'a'), guess(0, 'b'), ...five(1), guess(2, 'c'), guess(2, 'd'), guess(2, 'e')],
      [
        { right: 5, total: 5, weeks: 2, from: '2026-11-02', to: '2026-11-22' },
        { right: 4, total: 5, weeks: 1, from: '2026-11-09', to: '2026-11-15' },
      ],
    ],
  ])('%s', (_, guesses, figures) => {
    expect(detectabilityOf(guesses)).toEqual(figures);
  });

  it('cuts quarters at fixed Mondays, so that tomorrow’s figures are cut as today’s', () => {
    const first = Array.from({ length: 60 }, (_, week) => addDays(MONDAY, 7 * week));
    const sizes = [...Map.groupBy(first, quarterOf).values()].map((weeks) => weeks.length);
    expect(sizes.slice(1, -1).every((size) => size === QUARTER_WEEKS)).toBe(true);
  });

  const guesses = fc.array(
    fc.record({ week: fc.nat(30), author: fc.constantFrom(...'abcdefgh'), correct: fc.boolean() }),
    { maxLength: 120 },
  );

  it('never lets two figures share a guess, and never shows one of fewer than five authors', () => {
    fc.assert(
      fc.property(guesses, (drawn) => {
        const all = drawn.map(({ week, author, correct }) => guess(week, author, correct));
        const figures = detectabilityOf(all);
        expect(figures.reduce((sum, { total }) => sum + total, 0)).toBeLessThanOrEqual(all.length);
        for (const { from, to, total } of figures) {
          const within = all.filter(({ monday }) => monday >= from && monday <= to);
          expect(new Set(within.map(({ authorId }) => authorId)).size).toBeGreaterThanOrEqual(AUTHORS_MIN);
          expect(total).toBeGreaterThanOrEqual(AUTHORS_MIN);
          expect(quarterOf(from)).toBe(quarterOf(addDays(to, -6)));
        }
      }),
    );
  });

  it('keeps every figure as it is when later weeks come: nothing is learnt by subtracting yesterday’s from today’s', () => {
    fc.assert(
      fc.property(guesses, fc.nat(30), (drawn, until) => {
        const all = drawn.map(({ week, author, correct }) => guess(week, author, correct));
        const before = detectabilityOf(all.filter(({ monday }) => monday <= addDays(MONDAY, 7 * until)));
        expect(detectabilityOf(all)).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });
});
