import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  type Consult,
  consultKind,
  hearing,
  toBeHeard,
} from '../../../../src/features/tasks/domain/consult.ts';
import { isNews, newsOf, toBeInformed } from '../../../../src/features/tasks/domain/informed.ts';
import {
  acceptSignOff,
  askSignOff,
  endStaleSignOff,
  needsSignOff,
  sendBack,
} from '../../../../src/features/tasks/domain/sign-off.ts';
import { taskStatuses } from '../../../../src/features/tasks/domain/task.ts';
import { applyTransition, taskVerbs } from '../../../../src/features/tasks/domain/transitions.ts';
import { aTask, person } from './a-task.ts';

const NOON = new Date('2026-11-25T12:00:00Z');
const later = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);

describe('a sign-off', () => {
  it.each([
    ['R says it', 'rae', true, true],
    ['A says it', 'abe', true, false],
    ['an admin says it', 'mia', true, true],
    ['nobody asks for it', 'rae', false, false],
  ] as const)('%s', (_, by, isAsked, needed) => {
    expect(needsSignOff(aTask(), { by: person(by), isAsked })).toBe(needed);
    expect(needsSignOff(aTask({ accountableId: person('rae') }), { by: person(by), isAsked })).toBe(false);
  });

  it('waits in progress from every open status, and is done since R said so', () => {
    for (const status of ['assigned', 'in_progress', 'blocked'] as const) {
      const asked = askSignOff(aTask({ status }), NOON);
      if (asked.kind === 'refused') throw new Error(asked.message);
      expect(asked.task).toMatchObject({ status: 'in_progress', awaitingSignOffAt: NOON, blocker: null });
      expect(askSignOff(asked.task, later(1)).kind).toBe('refused');
      expect(acceptSignOff(asked.task, later(5))).toMatchObject({
        task: { status: 'completed', completedAt: NOON, awaitingSignOffAt: null },
      });
      expect(sendBack(asked.task)).toMatchObject({ task: { status: 'in_progress', awaitingSignOffAt: null } });
    }
    for (const status of ['completed', 'cancelled'] as const)
      expect(askSignOff(aTask({ status }), NOON).kind).toBe('refused');
    expect([acceptSignOff(aTask(), NOON).kind, sendBack(aTask()).kind]).toEqual(['refused', 'refused']);
  });

  it('never outlives the work it is asked of: whatever verb comes next, nothing but in progress waits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...taskStatuses), fc.array(fc.constantFrom(...taskVerbs)), (status, verbs) => {
        let task = aTask({ status, awaitingSignOffAt: status === 'in_progress' ? NOON : null });
        for (const verb of verbs) {
          const blocker = { reason: 'x', tried: '', waitingOn: null, expectedOn: null, blockedById: person('rae') };
          const moved = applyTransition(task, { verb, at: NOON, blocker } as Parameters<typeof applyTransition>[1]);
          if (moved.kind === 'moved') task = endStaleSignOff(task, moved.task);
          expect(task.awaitingSignOffAt === null || task.status === 'in_progress').toBe(true);
          expect(task.signOffAskedId).toBeNull();
        }
      }),
    );
    const waiting = aTask({ status: 'in_progress', awaitingSignOffAt: NOON, signOffAskedId: person('lea') });
    expect(endStaleSignOff(waiting, { ...waiting, responsibleId: person('new') }).awaitingSignOffAt).toBeNull();
    expect(endStaleSignOff(waiting, { ...waiting, accountableId: person('rae') }).signOffAskedId).toBeNull();
    expect(endStaleSignOff(waiting, { ...waiting, title: 'Else' }).awaitingSignOffAt).toEqual(NOON);
  });
});

describe('people to consult', () => {
  it.each([
    ['5 points', { points: 5 }, 'rae', null],
    ['8 points', { points: 8 }, 'rae', 'start'],
    ['13 points, by A', { points: 13 }, 'abe', 'start'],
    ['flagged', { askFirst: true }, 'rae', 'start'],
    ['no points', {}, 'rae', null],
    ['in progress', { status: 'in_progress', points: 8 }, 'rae', null],
    ['blocked, by R', { status: 'blocked', points: 8 }, 'rae', null],
    ['blocked, by A', { status: 'blocked' }, 'abe', 'unblock'],
  ] as const)('%s', (_, said, by, kind) => {
    expect(consultKind(aTask(said), person(by))).toBe(kind);
  });

  const consult: Consult = {
    kind: 'start',
    askedAt: NOON,
    askedById: person('rae'),
    asked: ['bo', 'cy'].map((name, n) => ({ personId: person(name), dueAt: later(4 + n), answer: 'none', reason: '' })),
    heldUntil: null,
  };
  const say = (to: Consult, name: string, answer: 'wait' | 'no-objection', hold = 9) =>
    answered(to, { personId: person(name), answer, reason: answer === 'wait' ? 'no' : '', holdUntil: later(hold) });

  it('are listened to until the last of them could have answered, and no longer than they all did', () => {
    expect(hearing(consult, NOON)).toEqual({ kind: 'listening', until: later(5) });
    expect(hearing(consult, later(5))).toEqual({ kind: 'go-on' });
    expect(hearing(say(consult, 'cy', 'no-objection'), NOON)).toEqual({ kind: 'listening', until: later(4) });
    expect(hearing(say(say(consult, 'cy', 'no-objection'), 'bo', 'no-objection'), NOON)).toEqual({ kind: 'go-on' });
  });

  it('may hold it up until the first hold ends, then somebody decides; the last wait taken back ends it', () => {
    const held = say(say(consult, 'bo', 'wait'), 'cy', 'wait', 20);
    expect(hearing(held, later(1))).toEqual({ kind: 'held', until: later(9) });
    expect(hearing(held, later(9))).toEqual({ kind: 'to-decide' });
    const one = say(held, 'bo', 'no-objection');
    expect(hearing(one, later(1)).kind).toBe('held');
    expect(hearing(say(one, 'cy', 'no-objection'), later(1))).toEqual({ kind: 'go-on' });
  });

  it('are neither who does it nor who decides it', () => {
    const task = aTask({ consultedIds: [person('rae'), person('abe'), person('bo')] });
    expect(toBeHeard(task, person('abe'))).toEqual([person('bo')]);
  });
});

describe('informed people', () => {
  const day = '2026-11-30';
  it.each([
    ['done', {}, { status: 'completed' }, { kind: 'completed' }],
    ['cancelled', {}, { status: 'cancelled' }, { kind: 'cancelled' }],
    ['moved', {}, { dueOn: day }, { kind: 'moved', from: null, to: day }],
    ['without a date now', { dueOn: day }, {}, { kind: 'moved', from: day, to: null }],
    ['done with a moved date', {}, { status: 'completed', dueOn: day }, { kind: 'completed' }],
    ['taken back', {}, {}, null],
    ['opened again and done again', { status: 'completed' }, { status: 'completed' }, null],
    ['opened again', { status: 'completed' }, { status: 'assigned' }, null],
  ] as const)('hear of a task %s', (_, before, after, news) => {
    expect(newsOf(aTask(before), aTask(after))).toEqual(news);
  });

  it('don’t hear of other changes, nor of what they are told otherwise', () => {
    expect(isNews(aTask(), aTask({ title: 'Else', status: 'blocked' }))).toBe(false);
    const informedIds = ['rae', 'abe', 'cleo', 'ian', 'ida'].map(person);
    expect(toBeInformed(aTask({ informedIds }), person('ida'))).toEqual([person('ian')]);
  });
});
