import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, type Task, taskStatuses } from '../../../../src/features/tasks/domain/task.ts';
import {
  applyTransition,
  isPossible,
  type TaskVerb,
  type Transition,
  taskVerbs,
} from '../../../../src/features/tasks/domain/transitions.ts';
import { aTask, person } from './a-task.ts';

const at = new Date('2026-11-21T10:00:00Z');
const blocker = { reason: 'no key', tried: '', waitingOn: null, expectedOn: null, blockedById: person('rae') };

function transition(verb: TaskVerb, when = at): Transition {
  return verb === 'block' ? { verb, at: when, blocker } : { verb, at: when };
}

function through(task: Task, ...verbs: readonly TaskVerb[]): Task {
  return verbs.reduce((now, verb) => {
    const moved = applyTransition(now, transition(verb));
    if (moved.kind === 'refused') throw new Error(moved.message);
    return moved.task;
  }, task);
}

const inStatus = {
  assigned: aTask(),
  in_progress: through(aTask(), 'start'),
  blocked: through(aTask(), 'block'),
  completed: through(aTask(), 'done'),
  cancelled: through(aTask(), 'cancel'),
};

describe('the life of a task', () => {
  it.each([
    ['assigned', 'start', 'in_progress'],
    ['assigned', 'block', 'blocked'],
    ['assigned', 'done', 'completed'],
    ['assigned', 'cancel', 'cancelled'],
    ['in_progress', 'block', 'blocked'],
    ['in_progress', 'done', 'completed'],
    ['in_progress', 'cancel', 'cancelled'],
    ['blocked', 'start', 'in_progress'],
    ['blocked', 'block', 'blocked'],
    ['blocked', 'done', 'completed'],
    ['blocked', 'cancel', 'cancelled'],
    ['completed', 'reopen', 'assigned'],
    ['cancelled', 'reopen', 'assigned'],
  ] as const)('%s, %s: %s', (from, verb, to) => {
    expect(applyTransition(inStatus[from], transition(verb))).toMatchObject({ kind: 'moved', task: { status: to } });
    expect(isPossible(from, verb)).toBe(true);
  });

  it.each([
    ['assigned', 'reopen', '/task start T-12'],
    ['in_progress', 'start', '/task done T-12'],
    ['in_progress', 'reopen', '/task done T-12'],
    ['blocked', 'reopen', '/task start T-12'],
    ['completed', 'start', '/task reopen T-12'],
    ['completed', 'block', '/task reopen T-12'],
    ['completed', 'done', '/task reopen T-12'],
    ['completed', 'cancel', '/task reopen T-12'],
    ['cancelled', 'start', '/task reopen T-12'],
    ['cancelled', 'block', '/task reopen T-12'],
    ['cancelled', 'done', '/task reopen T-12'],
    ['cancelled', 'cancel', '/task reopen T-12'],
  ] as const)('%s, %s: refused with what to do instead (%s)', (from, verb, instead) => {
    const moved = applyTransition(inStatus[from], transition(verb));
    expect(moved).toMatchObject({ kind: 'refused', message: expect.stringContaining(instead) });
    expect(isPossible(from, verb)).toBe(false);
  });

  it('remembers the first start, through a block', () => {
    const [first, later] = [new Date('2026-11-21T11:00:00Z'), new Date('2026-11-21T12:00:00Z')];
    const started = applyTransition(aTask(), { verb: 'start', at: first });
    const task = started.kind === 'moved' ? started.task : aTask();
    const again = applyTransition(through(task, 'block'), { verb: 'start', at: later });
    expect(again).toMatchObject({ task: { startedAt: first, blocker: null } });
  });

  it('blocking a blocked task replaces the reason, not since when', () => {
    const again = applyTransition(inStatus.blocked, {
      verb: 'block',
      at: new Date('2026-11-22T10:00:00Z'),
      blocker: { ...blocker, reason: 'now the licence' },
    });
    expect(again).toMatchObject({ task: { blocker: { reason: 'now the licence', blockedAt: at } } });
  });

  it('status and instants agree after any sequence of verbs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...taskVerbs), { maxLength: 12 }), (verbs) => {
        let task = aTask();
        for (const [n, verb] of verbs.entries()) {
          const moved = applyTransition(task, transition(verb, new Date(at.getTime() + n)));
          if (moved.kind === 'refused') expect(moved.message).toContain('T-12');
          else task = moved.task;
        }
        expect(taskStatuses).toContain(task.status);
        expect(task.blocker !== null).toBe(task.status === 'blocked');
        expect(task.completedAt !== null).toBe(task.status === 'completed');
        expect(task.cancelledAt !== null).toBe(task.status === 'cancelled');
        expect(isOpen(task)).toBe(task.completedAt === null && task.cancelledAt === null);
        if (task.status === 'in_progress') expect(task.startedAt).not.toBeNull();
        if (task.status === 'assigned') expect(task.startedAt).toBeNull();
        expect(task.version).toBe(1);
      }),
    );
  });
});
