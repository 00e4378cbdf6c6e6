import { describe, expect, it } from 'vitest';
import { actionId, splitActionId } from '../../../src/kit/blocks/action-ids.ts';

describe('an action id', () => {
  const done = actionId('tasks.done');

  it('carries an argument after the first colon', () => {
    expect(done.build('0198c0de')).toBe('tasks.done:0198c0de');
    expect(splitActionId(done.build('a:b'))).toEqual({ name: 'tasks.done', argument: 'a:b' });
  });

  it('is the bare name without an argument', () => {
    expect(done.build()).toBe('tasks.done');
    expect(splitActionId('tasks.done')).toEqual({ name: 'tasks.done', argument: '' });
  });

  it('knows its own ids and no longer names', () => {
    expect(['tasks.done', 'tasks.done:1', 'tasks.done:'].every(done.is)).toBe(true);
    expect(['tasks.done-all', 'tasks.donee:1', 'tasks', '', 'x:tasks.done'].some(done.is)).toBe(false);
  });

  it('has 255 characters at most', () => {
    expect(done.build('x'.repeat(244))).toHaveLength(255);
    expect(() => done.build('x'.repeat(245))).toThrow('255');
  });

  it.each(['tasks', 'Tasks.done', 'tasks.done:x', 'tasks.', '.done', 'tasks done'])('can not be named %j', (name) => {
    expect(() => actionId(name)).toThrow('not an action');
  });
});
