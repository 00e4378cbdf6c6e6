import { describe, expect, it } from 'vitest';
import { calibrate, type Outcome } from '../../../../src/features/sprints/domain/calibration.ts';
import { periodOf } from '../../../../src/features/sprints/domain/period.ts';
import { type ShareOfWork, velocityOfPerson } from '../../../../src/features/sprints/domain/person-velocity.ts';
import type { Velocity } from '../../../../src/features/sprints/domain/velocity.ts';

const took = (points: number, ...hours: readonly (number | null)[]): Outcome[] =>
  hours.map((one) => ({ points, hours: one }));

describe('estimates against outcomes', () => {
  it('say how long each size took, from five tasks on', () => {
    const { sizes, alike } = calibrate([
      ...took(3, 8, 4, 6, 2, 10, null),
      ...took(1, 1, 2, 3, 4),
      ...took(8, 20, 22, 24, 26, 48),
    ]);
    expect(sizes).toEqual([
      { points: 1, n: 4, unknown: 0, kind: 'too-few', needed: 5 },
      { points: 3, n: 5, unknown: 1, kind: 'known', median: 6, p75: 8 },
      { points: 8, n: 5, unknown: 0, kind: 'known', median: 24, p75: 26 },
    ]);
    expect(alike).toEqual([]);
  });

  it('lie between the two nearest where there is no middle one', () => {
    // Sorted 1 2 3 4 5 6: the median between 3 and 4, the 75th percentile 3.75 steps up: 4.75.
    const [size] = calibrate(took(2, 6, 5, 4, 3, 2, 1)).sizes;
    expect(size).toMatchObject({ median: 3.5, p75: 4.75 });
  });

  it('name neighbours where more points took no longer', () => {
    const { alike } = calibrate([...took(3, 8, 8, 8, 8, 8), ...took(5, 7, 8, 8, 8, 9), ...took(8, 9, 9, 9, 9, 9)]);
    expect(alike).toEqual([{ smaller: 3, larger: 5 }]);
  });

  it('compare only sizes that are known', () => {
    expect(calibrate([...took(3, 9, 9, 9, 9, 9), ...took(5, 1)]).alike).toEqual([]);
  });
});

describe('done against all there was', () => {
  it('is in points where there are some, and says what has none', () => {
    expect(periodOf([{ points: 3 }, { points: null }], [{ points: 5 }])).toEqual({
      ...{ unit: 'points', done: 3, total: 8, share: 3 / 8, unpointed: 1 },
    });
  });

  it('is in tasks without any points', () => {
    expect(periodOf([{ points: null }], [{ points: null }, { points: null }])).toMatchObject({
      ...{ unit: 'items', done: 1, total: 3, unpointed: 0 },
    });
  });

  it('is unknown where there was nothing, not none', () => {
    expect(periodOf([], []).share).toBeNull();
  });
});

describe('the velocity of one person', () => {
  const task = (responsibleId: string, points: number | null, done = true): ShareOfWork => ({
    responsibleId,
    points,
    done,
  });
  const velocity = (unit: Velocity['unit'], ...ids: readonly string[]) =>
    ({ unit, mean: 1, n: ids.length, isFew: false, of: ids.map((id) => ({ id })) }) as unknown as Velocity;
  const past = [
    { sprintId: 'a', personIds: ['ana', 'bo'], work: [task('ana', 5), task('ana', 3, false), task('bo', 8)] },
    { sprintId: 'b', personIds: ['ana', 'bo'], work: [task('bo', 2)] },
    { sprintId: 'c', personIds: ['bo'], work: [task('ana', 13)] },
  ];

  it('is of what was theirs and done, a sprint without any being 0', () => {
    const read = velocityOfPerson(past, { personId: 'ana', velocity: velocity('points', 'a', 'b', 'c') });
    // 5 and 0; not 13: that sprint they weren't in the team.
    expect(read).toEqual({ unit: 'points', mean: 2.5, n: 2, isFew: true });
  });

  it('counts tasks where the team does, and only sprints the team’s velocity stands on', () => {
    const read = velocityOfPerson(past, { personId: 'bo', velocity: velocity('items', 'b', 'c') });
    expect(read).toMatchObject({ unit: 'items', mean: 0.5, n: 2 });
  });

  it('is unknown for somebody who was in none', () => {
    const read = velocityOfPerson(past, { personId: 'mira', velocity: velocity('points', 'a', 'b', 'c') });
    expect(read).toMatchObject({ mean: null, n: 0 });
  });
});
