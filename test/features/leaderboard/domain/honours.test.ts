import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FirstReview, fastestReviewers } from '../../../../src/features/leaderboard/domain/fastest-reviewers.ts';
import { qualityChampions, type Rating } from '../../../../src/features/leaderboard/domain/quality-champions.ts';
import { rankWeek, type Tally } from '../../../../src/features/leaderboard/domain/rank-week.ts';
import { zoneOfTeam } from '../../../../src/features/people/index.ts';
import type { PersonId, PullRequestId } from '../../../../src/kit/ids.ts';

const tally = (personId: string, correct: number, scored: number, skill: number | null = 0): Tally => ({
  ...{ personId: personId as PersonId, correct, scored, skill },
});
const places = (...tallies: readonly Tally[]) => rankWeek(tallies).map(({ personId, place }) => `${place} ${personId}`);

describe('the best detectives', () => {
  it('are ranked by right answers, then by skill; equals share a place and the next is skipped', () => {
    expect(places(tally('ana', 4, 5), tally('bo', 5, 9))).toEqual(['1 bo', '2 ana']);
    expect(places(tally('ana', 4, 5, 0.2), tally('bo', 4, 9, 0.3))).toEqual(['1 bo', '2 ana']);
    expect(places(tally('ana', 4, 5, 0.2), tally('bo', 4, 9, 0.2), tally('cy', 3, 3, 0.9))).toEqual([
      '1 ana',
      '1 bo',
      '3 cy',
    ]);
  });

  it('are three places, never the last ones', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((name, n) => tally(name, 9 - n, 10));
    expect(places(...five)).toEqual(['1 a', '2 b', '3 c']);
    const equals = ['a', 'b', 'c', 'd'].map((name) => tally(name, 4, 5));
    expect(places(...equals, tally('e', 3, 5))).toEqual(['1 a', '1 b', '1 c', '1 d']);
  });

  it('have at least three scored guesses and something right; fewer players are what there is', () => {
    expect(places(tally('ana', 2, 2), tally('bo', 1, 3))).toEqual(['1 bo']);
    expect(places(tally('ana', 0, 7))).toEqual([]);
    expect(places()).toEqual([]);
  });

  it('stand behind everybody with a skill when they have none', () => {
    expect(places(tally('ana', 3, 3, null), tally('bo', 3, 3, -0.4))).toEqual(['1 bo', '2 ana']);
  });
});

const rating = (author: string, pull: number, rater: string, quality: number): Rating => ({
  ...{ authorId: author as PersonId, raterId: rater as PersonId, quality },
  pullRequestId: `${author}-${pull}` as PullRequestId,
});
const pulls = (author: string, count: number, quality: number) =>
  Array.from({ length: count }, (_, n) => ['x', 'y'].map((rater) => rating(author, n, rater, quality))).flat();
const champions = (ratings: readonly Rating[], ...optedIn: readonly string[]) =>
  qualityChampions(ratings, { optedIn: new Set(optedIn as PersonId[]) }).map(
    ({ personId, pullRequests }) => `${personId} ${pullRequests}`,
  );

describe('the quality champion', () => {
  it('is whose pull requests were liked best among those who want to be named', () => {
    const ratings = [...pulls('ana', 3, 2), ...pulls('bo', 4, 3), ...pulls('cy', 5, 3)];
    expect(champions(ratings, 'ana', 'bo')).toEqual(['bo 4']);
    expect(champions(ratings, 'ana')).toEqual(['ana 3']);
    expect(champions(ratings)).toEqual([]);
    expect(champions(ratings, 'bo', 'cy')).toEqual(['bo 4', 'cy 5']);
  });

  it('needs three pull requests that two people rated', () => {
    expect(champions(pulls('ana', 2, 3), 'ana')).toEqual([]);
    const one = [...pulls('ana', 2, 3), rating('ana', 9, 'x', 3), rating('ana', 9, 'x', 3)];
    expect(champions(one, 'ana')).toEqual([]);
    expect(champions([...one, rating('ana', 9, 'y', 1)], 'ana')).toEqual(['ana 3']);
  });

  it('is the same whatever order answers came in', () => {
    const ratings = [...pulls('ana', 3, 3), rating('ana', 0, 'z', 1), ...pulls('bo', 3, 3), rating('bo', 2, 'z', 1)];
    fc.assert(
      fc.property(fc.shuffledSubarray(ratings, { minLength: ratings.length }), (shuffled) => {
        expect(champions(shuffled, 'ana', 'bo')).toEqual(['ana 3', 'bo 3']);
      }),
    );
  });
});

const review = (reviewer: string, workingMs: number, more: Partial<FirstReview> = {}): FirstReview => ({
  ...{ reviewerId: reviewer as PersonId, workingMs, commented: false, reverted: false },
  ...more,
});
const fastest = (...reviews: readonly FirstReview[]) =>
  fastestReviewers(reviews).map(({ personId, medianMs, reviews: n }) => `${personId} ${medianMs} of ${n}`);

describe('the fastest fair reviewer', () => {
  it('has the smallest median of at least three fair reviews', () => {
    const ana = [10, 20, 90].map((ms) => review('ana', ms));
    const bo = [5, 40, 60].map((ms) => review('bo', ms));
    expect(fastest(...ana, ...bo, review('cy', 1), review('cy', 1))).toEqual(['ana 20 of 3']);
    expect(fastest(...ana, review('ana', 40), ...bo)).toEqual(['ana 30 of 4']);
  });

  it('isn’t whoever signs quickly what has to be taken back', () => {
    const quick = [1, 1, 1, 1].map((ms) => review('quick', ms, { reverted: true }));
    expect(fastest(...quick)).toEqual([]);
    expect(fastest(...quick.map((one) => ({ ...one, commented: true })))).toEqual(['quick 1 of 4']);
  });

  it('may be several', () => {
    expect(fastest(...['ana', 'bo'].flatMap((name) => [1, 2, 3].map((ms) => review(name, ms))))).toEqual([
      'ana 2 of 3',
      'bo 2 of 3',
    ]);
  });
});

describe('the zone of a team', () => {
  it.each([
    ['its lead’s', 'Asia/Kolkata', ['Europe/Berlin', 'Europe/Berlin'], 'Asia/Kolkata'],
    ['that of most members', null, ['Asia/Kolkata', 'Europe/Berlin', 'Europe/Berlin'], 'Europe/Berlin'],
    ['of equals the first by name', null, ['Europe/Berlin', 'Asia/Kolkata'], 'Asia/Kolkata'],
    ['UTC for nobody', null, [], 'UTC'],
  ])('is %s', (_, lead, members, zone) => {
    expect(zoneOfTeam(lead, members)).toBe(zone);
  });
});
