import { describe, expect, it } from 'vitest';
import {
  afterIssues,
  afterLostPlace,
  afterSprints,
  afterTrouble,
  beginAgain,
  newSync,
  progressOf,
} from '../../../../src/features/issues/domain/sync.ts';
import type { ConnectionId, TrackerProjectId } from '../../../../src/kit/ids.ts';

const START = new Date('2026-11-25T09:00:00Z');
const ago = (days: number) => new Date(START.getTime() - days * 24 * 3_600_000);
const today = { startedAt: START, pointsField: 'f' };
const fresh = newSync({
  ...{ id: 's', connectionId: 'c' as ConnectionId, projectId: 'p' as TrackerProjectId, startedAt: START },
  pointsField: 'f',
});

describe('the reading of a project', () => {
  it('takes sprints, then issues page by page, and knows everything up to its start at the end', () => {
    const issues = afterSprints(fresh);
    expect(issues).toMatchObject({ step: 'issues', since: ago(365) });
    const half = afterIssues(issues, { updatedAt: [ago(300), ago(182.5)], next: 'next' });
    expect(half).toMatchObject({ step: 'issues', cursor: 'next', reachedAt: ago(182.5), issues: 2, knownUntil: null });
    expect(progressOf([half]).share).toBeCloseTo(0.5);
    const over = afterIssues(half, { updatedAt: [ago(1)], next: null });
    expect(over).toMatchObject({ step: 'done', cursor: null, issues: 3, knownUntil: START });
    expect(progressOf([over, fresh])).toMatchObject({ share: 0.5, projects: 2, finished: 1, issues: 3 });
  });

  it('goes on from the newest change where its place is lost, with smaller pages where the tracker is slow', () => {
    const half = afterIssues(afterSprints(fresh), { updatedAt: [ago(100)], next: 'next' });
    expect(afterLostPlace(half)).toMatchObject({ cursor: null, since: ago(100), step: 'issues' });
    expect(afterTrouble(half).pageSize).toBe(50);
    expect(afterIssues(afterTrouble(half), { updatedAt: [], next: 'x' }).pageSize).toBe(100);
  });

  it('reads an hour more than it knows each day, and never disturbs one under way', () => {
    const done = { ...fresh, step: 'done', knownUntil: ago(1) } as const;
    expect(beginAgain(done, today)).toMatchObject({
      ...{ step: 'sprints', since: new Date(ago(1).getTime() - 3_600_000), cursor: null, startedAt: START },
    });
    expect(beginAgain(afterSprints(fresh), today)).toBeNull();
    expect(beginAgain(done, { ...today, pointsField: 'g' })).toMatchObject({
      ...{ step: 'sprints', since: ago(365), knownUntil: null, pointsField: 'g' },
    });
    expect(beginAgain({ ...fresh, step: 'gone' }, today)).toMatchObject({ since: ago(365) });
  });
});
