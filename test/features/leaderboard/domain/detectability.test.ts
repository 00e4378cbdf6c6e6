import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  QUARTER_WEEKS,
  quarterOf,
  stretchesOf,
  type WeekGuesses,
} from '../../../../src/features/leaderboard/domain/detectability.ts';
import { addDays } from '../../../../src/kit/dates/calendar.ts';
import { AUTHORS_MIN } from '../../../../src/kit/figures/choose-figure.ts';

const MONDAY = '2026-11-02';
const week = (n: number, authors: string): WeekGuesses => ({
  monday: addDays(MONDAY, 7 * n),
  items: [...authors].map((authorId, at) => ({ id: `${n} ${authorId} ${at}`, authorId, value: 1, weight: 1 })),
});
const shown = (weeks: readonly WeekGuesses[]) => stretchesOf(weeks).map(({ mondays }) => mondays.join(' '));

describe('the weeks behind one figure of a team', () => {
  it.each<[string, readonly WeekGuesses[], readonly string[]]>([
    ['are none without guesses', [], []],
    ['are none of four authors', [week(0, 'abcd')], []],
    ['are none of four authors, however many guesses they have', [week(0, 'abcdabcd')], []],
    ['are a week with five authors alone', [week(0, 'abcde')], ['2026-11-02']],
    [
      'are weeks with fewer together, once they have five',
      [week(0, 'ab'), week(1, 'c'), week(2, 'de')],
      ['2026-11-02 2026-11-09 2026-11-16'],
    ],
    [
      'are never a full week with weaker ones: that one stands on the leaderboard by itself',
      [week(0, 'ab'), week(1, 'abcde'), week(2, 'cde')],
      ['2026-11-02 2026-11-16', '2026-11-09'],
    ],
  ])('%s', (_, weeks, stretches) => {
    expect(shown(weeks)).toEqual(stretches);
  });

  it('lie in one quarter, and all quarters are of one length', () => {
    const mondays = Array.from({ length: 60 }, (_, n) => addDays(MONDAY, 7 * n));
    const sizes = [...Map.groupBy(mondays, quarterOf).values()].map((weeks) => weeks.length);
    expect(sizes.slice(1, -1).every((size) => size === QUARTER_WEEKS)).toBe(true);
  });

  const drawnWeeks = fc
    .array(fc.string({ unit: fc.constantFrom(...'abcdefgh'), maxLength: 8 }), { maxLength: 30 })
    .map((all) => all.map((authors, n) => week(n, authors)));

  it('share no guess with another figure, and have five authors', () => {
    fc.assert(
      fc.property(drawnWeeks, (weeks) => {
        const stretches = stretchesOf(weeks);
        const ids = stretches.flatMap(({ items }) => items.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { mondays, items } of stretches) {
          expect(new Set(items.map(({ authorId }) => authorId)).size).toBeGreaterThanOrEqual(AUTHORS_MIN);
          expect(new Set(mondays.map(quarterOf)).size).toBe(1);
        }
      }),
    );
  });

  it('stay as they are when later weeks come', () => {
    fc.assert(
      fc.property(drawnWeeks, fc.nat(30), (weeks, until) => {
        expect(shown(weeks)).toEqual(expect.arrayContaining(shown(weeks.slice(0, until))));
      }),
    );
  });
});
