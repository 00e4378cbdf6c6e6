import { describe, expect, it } from 'vitest';
import { type ReviewStatus, reviewStatusOf } from '../../../../src/features/pull-requests/domain/review-status.ts';
import type { Standing } from '../../../../src/features/pull-requests/domain/standing.ts';

describe('the review of a task', () => {
  it.each<[readonly Standing[], ReviewStatus]>([
    [[], 'none'],
    [['draft'], 'none'],
    [['closed'], 'none'],
    [['waiting'], 'in-review'],
    [['in-review', 'approved'], 'in-review'],
    [['changes-requested', 'in-review'], 'changes-requested'],
    [['changes-requested', 'deployed'], 'changes-requested'],
    [['approved'], 'approved'],
    [['merged'], 'approved'],
    [['merged', 'deployed'], 'approved'],
    [['deployed'], 'deployed'],
    [['deployed', 'closed'], 'deployed'],
    [['deployed', 'draft'], 'approved'],
    [['draft', 'waiting'], 'in-review'],
  ])('of pull requests %j is %s', (standings, status) => {
    expect(reviewStatusOf(standings)).toBe(status);
  });
});
