import { describe, expect, it } from 'vitest';
import { afterAbsent, afterRollCall, LOOKED_MOST, numberOf } from '../../../../src/features/issues/domain/roll-call.ts';
import { newSync } from '../../../../src/features/issues/domain/sync.ts';
import type { ConnectionId, TrackerProjectId } from '../../../../src/kit/ids.ts';

const sync = {
  ...newSync({
    ...{ id: 's', connectionId: 'c' as ConnectionId, projectId: 'p' as TrackerProjectId, pointsField: null },
    startedAt: new Date('2026-11-25T09:00:00Z'),
  }),
  ...({ step: 'roll-call', cursor: 'here', countedTo: 7 } as const),
};
const last = { next: null, countedTo: 9 };

describe('the roll of a project', () => {
  it('is called to its last page, and the missing are looked for after that', () => {
    const half = afterRollCall(sync, { next: 'there', countedTo: 9, known: 10, missing: 9, marked: 9 });
    expect(half).toMatchObject({ step: 'roll-call', cursor: 'there', countedTo: 9 });
    expect(afterRollCall(sync, { ...last, known: 10, missing: 0, marked: 0 })).toMatchObject({
      step: 'done',
      cursor: null,
    });
    expect(afterRollCall(sync, { ...last, known: 10, missing: 1, marked: 1 })).toMatchObject({
      step: 'absent',
      countedTo: 0,
    });
  });

  it.each([
    [1, 1, true],
    [2, 2, true],
    [2, 1, false],
    [6, 5, false],
    [10, 5, false],
    [10, 6, true],
    [100, 20, false],
    [100, 21, true],
    [0, 0, false],
  ])('of %i known doubts %i missing: %s', (known, missing, doubted) => {
    const after = afterRollCall(sync, { ...last, known, missing, marked: missing });
    expect(after.doubted).toBe(doubted ? missing : 0);
    expect(after.step).toBe(missing === 0 || doubted ? 'done' : 'absent');
  });

  it('looks for those that are back even where none is missing, and doubts nothing because of them', () => {
    expect(afterRollCall(sync, { ...last, known: 0, missing: 0, marked: 30 })).toMatchObject({
      step: 'absent',
      doubted: 0,
    });
  });

  it('leaves what is over a day’s looks to the next day', () => {
    const absent = { ...sync, step: 'absent', countedTo: LOOKED_MOST - 10 } as const;
    expect(afterAbsent(absent, { looked: 5, left: true })).toMatchObject({
      step: 'absent',
      countedTo: LOOKED_MOST - 5,
    });
    expect(afterAbsent(absent, { looked: 10, left: true })).toMatchObject({ step: 'done', countedTo: 0 });
    expect(afterAbsent(absent, { looked: 1, left: false })).toMatchObject({ step: 'done' });
  });

  it.each([
    ['ABC-12', 12],
    ['A1_B-7', 7],
    ['ABC', null],
    ['ABC-0', null],
    ['ABC-1x', null],
  ])('reads %s as %s', (key, number) => {
    expect(numberOf(key)).toBe(number);
  });
});
