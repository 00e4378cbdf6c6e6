import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maySee,
  noSuchTask,
  requireMay,
  type TaskAction,
  taskRights,
} from '../../../../src/features/tasks/domain/rights.ts';
import type { Task } from '../../../../src/features/tasks/domain/task.ts';
import type { Role } from '../../../../src/kit/actor.ts';
import { aTask, person } from './a-task.ts';

const leads: Record<string, readonly string[]> = { cleo: ['cleo-lead'], rae: ['rae-lead'], abe: ['abe-lead'] };
const relations = { leadsOf: (id: string) => (leads[id] ?? []).map(person) };
const task = aTask({ consultedIds: [person('con')], informedIds: [person('ina')] });

function may(
  action: TaskAction,
  name: string,
  { role = 'developer' as Role, ...said }: Partial<Task> & { role?: Role } = {},
) {
  return taskRights[action]({ actor: { personId: person(name), role }, task: { ...task, ...said }, relations });
}

const everybody = ['cleo', 'rae', 'abe', 'cleo-lead', 'rae-lead', 'abe-lead', 'con', 'ina', 'stranger'];
const R = ['rae'];
const A = ['abe'];
const leadPeople = ['cleo-lead', 'rae-lead', 'abe-lead'];

describe('who may do what', () => {
  it.each<[TaskAction, readonly string[]]>([
    ['see', everybody],
    ['edit', ['cleo', ...R, ...A, ...leadPeople]],
    ['start', [...R, ...A]],
    ['block', [...R, ...A]],
    ['done', [...R, ...A]],
    ['cancel', ['cleo', ...A, ...leadPeople]],
    ['reassign', ['cleo', ...A, ...leadPeople]],
    ['hand-over', R],
    ['not-me', R],
    ['reopen', ['cleo', ...R, ...A, ...leadPeople]],
  ])('%s: %j', (action, allowed) => {
    expect(everybody.filter((name) => may(action, name).kind === 'allowed').toSorted()).toEqual(
      [...allowed].toSorted(),
    );
  });

  it('a cancellation is taken back by those who may cancel', () => {
    const may_ = everybody.filter((name) => may('reopen', name, { status: 'cancelled' }).kind === 'allowed');
    expect(may_.toSorted()).toEqual(['abe', 'abe-lead', 'cleo', 'cleo-lead', 'rae-lead']);
  });

  it('an admin may everything but say "not me" for somebody else', () => {
    const actions = Object.keys(taskRights) as TaskAction[];
    const refused = actions.filter((action) => may(action, 'root', { role: 'admin' }).kind === 'refused');
    expect(refused).toEqual(['not-me']);
  });

  it('being a lead or manager by role alone opens nothing', () => {
    for (const role of ['lead', 'manager'] as const) expect(may('edit', 'stranger', { role }).kind).toBe('refused');
  });

  it('a refusal says who could', () => {
    expect(may('start', 'cleo')).toMatchObject({
      fault: 'forbidden',
      message: expect.stringMatching(/responsible.*accountable.*T-12/),
    });
    expect(() => requireMay('edit', { actor: { personId: person('x'), role: 'developer' }, task, relations })).toThrow(
      expect.objectContaining({ fault: 'forbidden' }),
    );
    expect(() =>
      requireMay('edit', { actor: { personId: person('rae'), role: 'developer' }, task, relations }),
    ).not.toThrow();
  });
});

describe('a private task', () => {
  it('is seen by its creator and RACI people only', () => {
    const seen = everybody.filter((name) => may('see', name, { private: true }).kind === 'allowed');
    expect(seen).toEqual(['cleo', 'rae', 'abe', 'con', 'ina']);
  });

  it('doesn’t exist for anybody else, whatever they try and whatever their role', () => {
    const asked = fc.record({
      action: fc.constantFrom(...(Object.keys(taskRights) as TaskAction[])),
      name: fc.constantFrom('stranger', ...leadPeople),
      role: fc.constantFrom<Role>('developer', 'lead', 'manager', 'admin'),
      status: fc.constantFrom<Task['status']>('assigned', 'completed', 'cancelled'),
    });
    fc.assert(
      fc.property(asked, ({ action, name, role, status }) => {
        const verdict = may(action, name, { private: true, role, status });
        expect(verdict).toEqual({ kind: 'refused', fault: 'not-found', message: noSuchTask(12) });
      }),
    );
  });

  it('becomes visible when it is no longer private', () => {
    expect(maySee({ actor: { personId: person('stranger'), role: 'developer' }, task }).kind).toBe('allowed');
  });
});
