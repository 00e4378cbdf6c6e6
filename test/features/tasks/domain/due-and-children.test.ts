import { describe, expect, it } from 'vitest';
import { isSplit, parentMove, refuseEarlyDone } from '../../../../src/features/tasks/domain/children.ts';
import {
  dueInstants,
  dueMark,
  isOverdue,
  lastingDueMark,
  usualWorkplace,
} from '../../../../src/features/tasks/domain/due.ts';
import type { Points, TaskStatus } from '../../../../src/features/tasks/domain/task.ts';
import { aTask } from './a-task.ts';

describe('a due date', () => {
  it.each([
    ['a Friday in Berlin', '2026-11-27', 'Europe/Berlin', '2026-11-27T17:00:00.000Z', '2026-11-26T08:00:00.000Z'],
    ['a Monday: reminded on Friday', '2026-11-30', 'UTC', '2026-11-30T18:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['a Sunday still ends at 18:00', '2026-11-29', 'UTC', '2026-11-29T18:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['Kathmandu', '2026-11-27', 'Asia/Kathmandu', '2026-11-27T12:15:00.000Z', '2026-11-26T03:15:00.000Z'],
    ['Kiritimati', '2026-11-27', 'Pacific/Kiritimati', '2026-11-27T04:00:00.000Z', '2026-11-25T19:00:00.000Z'],
    [
      'after the change in New York',
      '2026-03-09',
      'America/New_York',
      '2026-03-09T22:00:00.000Z',
      '2026-03-06T14:00:00.000Z',
    ],
    ['an unknown zone', '2026-11-27', 'No/Where', '2026-11-27T18:00:00.000Z', '2026-11-26T09:00:00.000Z'],
  ])('%s', (_, on, zone, dueAt, dueSoonAt) => {
    const instants = dueInstants(on, usualWorkplace(zone));
    expect([instants.dueAt.toISOString(), instants.dueSoonAt.toISOString()]).toEqual([dueAt, dueSoonAt]);
  });

  it('follows R’s own working hours', () => {
    const hours = { start: '07:00', end: '15:30', days: [7, 1, 2, 3, 4] as const };
    const instants = dueInstants('2026-11-29', { timeZone: 'UTC', hours });
    expect(instants.dueAt.toISOString()).toBe('2026-11-29T15:30:00.000Z');
    expect(instants.dueSoonAt.toISOString()).toBe('2026-11-26T07:00:00.000Z');
  });

  const due = aTask({ dueOn: '2026-11-27', dueAt: new Date('2026-11-27T18:00:00Z') });
  it.each([
    ['2026-11-25T12:00:00Z', null],
    ['2026-11-26T00:00:00Z', 'tomorrow'],
    ['2026-11-27T00:00:00Z', 'today'],
    ['2026-11-27T17:59:59.999Z', 'today'],
    ['2026-11-27T18:00:00.000Z', 'overdue today'],
    ['2026-11-28T10:00:00Z', 'overdue by 1 day'],
    ['2026-11-29T10:00:00Z', 'overdue by 2 days'],
  ])('at %s is marked %s', (now, mark) => {
    expect(dueMark(due, { now: new Date(now), timeZone: 'UTC' })?.text ?? null).toBe(mark);
  });

  it.each([
    ['2026-11-26T08:59:59Z', null],
    ['2026-11-26T09:00:00Z', 'soon'],
    ['2026-11-27T17:59:59Z', 'soon'],
    ['2026-11-27T18:00:00Z', 'overdue'],
    ['2026-12-24T18:00:00Z', 'overdue'],
  ])('a card drawn at %s says %s, which stays true', (now, mark) => {
    expect(lastingDueMark(due, new Date(now), usualWorkplace('UTC'))).toBe(mark);
  });

  it.each([
    ['closed', { status: 'completed' as const }],
    ['cancelled', { status: 'cancelled' as const }],
    ['without a date', { dueOn: null, dueAt: null }],
  ])('a task that is %s is never overdue', (_, said) => {
    expect(isOverdue({ ...due, ...said }, new Date('2027-01-01T00:00:00Z'))).toBe(false);
  });
});

const seen = () => true;
const child = (number: number, status: TaskStatus, points: Points | null = 3) => aTask({ number, status, points });

describe('parent and children', () => {
  it.each([
    ['no children', 'assigned', [], null],
    ['one still open', 'assigned', ['completed', 'blocked'], null],
    ['the last one done', 'assigned', ['completed', 'completed'], 'done'],
    ['the last one cancelled, another done', 'in_progress', ['completed', 'cancelled'], 'done'],
    ['all cancelled', 'assigned', ['cancelled', 'cancelled'], 'cancel'],
    ['already done', 'completed', ['completed'], null],
    ['already cancelled', 'cancelled', ['completed'], null],
    ['a child reopened under a done parent', 'completed', ['completed', 'assigned'], 'reopen'],
    ['a child reopened under a cancelled parent', 'cancelled', ['assigned'], null],
  ] as const)('%s', (_, status, children, move) => {
    const states = children.map((state, n) => child(n, state));
    expect(parentMove({ status, closedByChildren: false }, states)).toBe(move);
  });

  it('opens again when its parts had cancelled it', () => {
    expect(parentMove({ status: 'cancelled', closedByChildren: true }, [child(4, 'assigned')])).toBe('reopen');
  });

  it('closing a parent by hand names the children that are still open', () => {
    expect(
      refuseEarlyDone({ number: 3 }, [child(4, 'completed'), child(5, 'assigned'), child(6, 'blocked')], seen),
    ).toBe('T-3 closes by itself with its last part. Still open: T-5, T-6.');
    const many = Array.from({ length: 8 }, (_, n) => child(10 + n, 'assigned'));
    expect(refuseEarlyDone({ number: 3 }, many, seen)).toContain('T-14, 3 more.');
    expect(refuseEarlyDone({ number: 3 }, many, ({ number }) => number === 12)).toContain('open: T-12, 7 more.');
    expect(refuseEarlyDone({ number: 3 }, [child(4, 'cancelled')], seen)).toBeNull();
  });

  it.each([
    [[3, 8], true],
    [[3, 5, 8, 5], true],
    [[], false],
    [[8], false],
    [[8, 13], false],
    [[1, 8], false],
    [[8, null], false],
  ])('children of %j: split is %s', (points, split) => {
    expect(isSplit(points.map((p) => ({ points: p as Points | null })))).toBe(split);
  });
});
