import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MAX, sampleDay } from '../../../../src/features/pr-surveys/domain/sample.ts';
import type { Invitation } from '../../../../src/features/pr-surveys/domain/survey.ts';
import type { InvitationId, PersonId, SurveyId } from '../../../../src/kit/ids.ts';
import { invitation } from './invitations.ts';

const on = '2026-11-25';
const one = (n: number, role: Invitation['role'] = 'reviewer', personId = 'bo') =>
  invitation({ id: `i${n}` as InvitationId, surveyId: `s${n}` as SurveyId, personId: personId as PersonId, role });
const many = (count: number) => Array.from({ length: count }, (_, n) => one(n));
const fresh = { on, asked: 0, leftOut: 0 };

describe('a day’s card', () => {
  it('holds up to three, each of which stands for itself', () => {
    expect(sampleDay(many(3), fresh)).toMatchObject({ leftOut: [], weight: 1 });
  });

  it('holds three of seven, each of which stands for seven thirds', () => {
    const { asked, leftOut, weight } = sampleDay(many(7), fresh);
    expect([asked.length, leftOut.length, weight]).toEqual([3, 4, 7 / 3]);
  });

  it('takes what comes later while there is room, and counts what came before', () => {
    const { asked, leftOut, weight } = sampleDay(many(2), { on, asked: 2, leftOut: 0 });
    expect([asked.length, leftOut.length, weight]).toEqual([1, 1, 4 / 3]);
    expect(sampleDay(many(1), { on, asked: 3, leftOut: 1 })).toMatchObject({ asked: [], weight: 5 / 3 });
  });

  it('prefers one’s own pull requests', () => {
    const { asked } = sampleDay([...many(5), one(9, 'author')], fresh);
    expect(asked[0]?.id).toBe('i9');
  });

  it('chooses the same whenever and in whichever order it is asked', () => {
    const lists = fc.shuffledSubarray(many(12), { minLength: 12 });
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
    fc.assert(
      fc.property(lists, (list) => {
        expect(ids(sampleDay(list, fresh).asked)).toEqual(ids(sampleDay(many(12), fresh).asked));
      }),
    );
  });

  it('gives every pull request about the same chance, and the weights add up to all of them', () => {
    const hits = new Map<string, number>();
    const people = 2_000;
    for (let p = 0; p < people; p += 1) {
      const { asked, weight } = sampleDay(
        many(8).map((each) => ({ ...each, personId: `p${p}` as PersonId })),
        fresh,
      );
      expect(asked.length * weight).toBeCloseTo(8);
      for (const { surveyId } of asked) hits.set(surveyId, (hits.get(surveyId) ?? 0) + 1);
    }
    // Expected 750 of 2,000 each; five standard deviations are 108.
    for (const count of hits.values()) expect(Math.abs(count - (people * DAY_MAX) / 8)).toBeLessThan(108);
  });
});
