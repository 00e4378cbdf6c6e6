import { describe, expect, it } from 'vitest';
import { howOften } from '../../../support/how-often.ts';
import { surveyRoom } from '../room.ts';
import { merge } from '../story.ts';

const ROUNDS = howOften(3, 60);

/** Two surveys whose people are each other's authors and reviewers: whoever draws cards in their own order ends in a deadlock. */
describe('answers of people who review each other', () => {
  const room = surveyRoom();

  it(`given at the same moment all count, in ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const day = new Date(Date.parse('2026-11-25T09:00:00Z') + round * 7 * 24 * 3_600_000);
      const at = (minutes: number) => new Date(day.getTime() - minutes * 60_000).toISOString().replace('.000', '');
      room.clock.set(day.toISOString());
      const numbers = [0, 1, 2].map((n) => 100 + round * 10 + n);
      for (const [n, author] of ['ana', 'bo', 'cy'].entries()) {
        const reviewers = ['ana', 'bo', 'cy'].filter((name) => name !== author);
        const told = { number: numbers[n] ?? 0, author, reviewers, by: author };
        await room.tell(...merge({ ...told, at: at(50), reviewedAt: at(40), mergedAt: at(1) }).all);
      }
      const answered = await Promise.all(
        numbers.flatMap((number, n) =>
          ['ana', 'bo', 'cy'].map((name, m) =>
            n === m ? room.says(name, 'yes', { number }) : room.guesses(name, 'no', { number }),
          ),
        ),
      );
      expect(answered.map(({ kind }) => kind)).toEqual(Array(9).fill('recorded'));
    }
    expect(new Set((await room.states()).map((state) => state.split(' ')[1]))).toEqual(new Set(['settled']));
  }, 600_000);
});
