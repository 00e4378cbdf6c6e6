import { describe, expect, it } from 'vitest';
import { fromSnapshot, toSnapshot } from '../../../../src/features/tasks/domain/snapshot.ts';
import { mayUndo, undone } from '../../../../src/features/tasks/domain/undo.ts';
import { aTask, person } from './a-task.ts';

const actedAt = new Date('2026-11-21T10:00:00.000Z');
const question = {
  actedBy: person('rae'),
  actedAt,
  actor: person('rae'),
  now: new Date('2026-11-21T10:05:00Z'),
  versionAfter: 3,
  currentVersion: 3,
};

describe('undo', () => {
  it.each([
    ['the one who acted, within ten minutes', {}, 'allowed'],
    ['in the last millisecond', { now: new Date('2026-11-21T10:10:00.000Z') }, 'allowed'],
    ['when the clock went back meanwhile', { now: new Date('2026-11-21T09:00:00Z') }, 'allowed'],
    ['a millisecond later', { now: new Date('2026-11-21T10:10:00.001Z') }, 'for 10 minutes only'],
    ['somebody else', { actor: person('abe') }, 'Only the person who did this'],
    ['after somebody changed it', { currentVersion: 4 }, 'has changed since'],
  ])('%s: %s', (_, said, expected) => {
    const verdict = mayUndo({ ...question, ...said });
    if (expected === 'allowed') expect(verdict).toEqual({ kind: 'allowed' });
    else expect(verdict).toMatchObject({ kind: 'refused', message: expect.stringContaining(expected) });
  });

  it('brings back status and instants from the history row, and keeps the version to save over', () => {
    const before = aTask({
      status: 'blocked',
      startedAt: actedAt,
      dueOn: '2026-12-01',
      dueAt: new Date('2026-12-01T18:00:00Z'),
      blocker: {
        reason: 'no key',
        tried: '',
        waitingOn: null,
        expectedOn: null,
        blockedAt: actedAt,
        blockedById: person('rae'),
      },
    });
    const stored: unknown = JSON.parse(JSON.stringify(toSnapshot(before)));
    const now = aTask({ status: 'completed', completedAt: actedAt, version: 3 });
    expect(undone(now, fromSnapshot(stored), question.now)).toEqual({ ...before, version: 3 });
  });

  it('of a creation leaves a cancelled task', () => {
    const task = undone(aTask({ version: 1 }), null, question.now);
    expect(task).toEqual(aTask({ status: 'cancelled', cancelledAt: question.now }));
  });

  it('leaves fields that the history row doesn’t know at their present value', () => {
    const { labels: _, ...older } = toSnapshot(aTask());
    expect(undone(aTask({ labels: ['new'] }), fromSnapshot(older), question.now).labels).toEqual(['new']);
  });

  it('refuses a history row whose instants aren’t instants', () => {
    expect(() => fromSnapshot({ ...toSnapshot(aTask()), createdAt: 'long ago' })).toThrow();
    expect(() => fromSnapshot(null)).toThrow();
  });
});
