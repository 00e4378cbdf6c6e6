import { describe, expect, it } from 'vitest';
import { changedFields } from '../../../../src/features/tasks/domain/changes.ts';
import { pointScale } from '../../../../src/features/tasks/domain/task.ts';
import {
  blockTaskInput,
  createTaskInput,
  editTaskInput,
  notMeInput,
} from '../../../../src/features/tasks/domain/task-input.ts';
import { pointWords } from '../../../../src/features/tasks/domain/words.ts';
import { aTask, person } from './a-task.ts';

const id = '01990000-0000-7000-8000-000000000001';

function complaint(
  input: unknown,
  schema = createTaskInput as { safeParse: typeof createTaskInput.safeParse },
): string | null {
  const result = schema.safeParse(input);
  return result.success
    ? null
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' · ');
}

describe('a new task', () => {
  it('needs a title only', () => {
    expect(createTaskInput.parse({ title: ' Fix it ' })).toMatchObject({
      title: 'Fix it',
      details: '',
      responsibleId: null,
      accountableId: null,
      points: null,
      priority: 'normal',
      type: 'feature',
      labels: [],
      private: false,
      children: [],
    });
  });

  it.each([
    ['empty', '', /needs a title/],
    ['blank', ' \n\t ', /needs a title/],
    ['invisible', '\u200b\u2060', /needs a title/],
    ['151 characters', 'x'.repeat(151), /151 characters, 150 is the most/],
    ['76 emoji', '🎉'.repeat(76), /152 characters/],
    ['150 characters', 'x'.repeat(150), null],
    ['75 emoji', '🎉'.repeat(75), null],
  ])('with a title that is %s', (_, title, said) => {
    const found = complaint({ title });
    if (said === null) expect(found).toBeNull();
    else expect(found).toMatch(said);
  });

  it('keeps every sign that was typed, on one line, storable', () => {
    expect(createTaskInput.parse({ title: 'a\0b\ud800c\r\nd <!channel> \u202eabc &amp;' }).title).toBe(
      'a␀b�c d <!channel> \u202eabc &amp;',
    );
    expect(createTaskInput.parse({ title: 'x', details: ' one\n\ntwo ' }).details).toBe('one\n\ntwo');
  });

  it.each([
    ['3,001 characters of details', { details: 'x'.repeat(3001) }, /details: .*3001 characters, 3000/],
    ['4 points', { points: 4 }, /points: Points are one of 1, 2, 3, 5, 8, 13, 21/],
    ['points as text', { points: '3' }, /Points are one of/],
    ['an impossible date', { dueOn: '2026-02-30' }, /dueOn: Write the date as 2026-12-01/],
    ['a date in words', { dueOn: 'friday' }, /dueOn/],
    ['eleven labels', { labels: Array.from({ length: 11 }, (_, n) => `l${n}`) }, /11 labels, 10 is the most/],
    ['a long label', { labels: ['x'.repeat(31)] }, /30 characters is the most/],
    ['21 people', { informedIds: Array.from({ length: 21 }, () => id) }, /more than 20 people/],
    ['an id that is none', { responsibleId: 'U123' }, /responsibleId/],
    ['an untitled child', { children: [{ title: '', points: 3 }] }, /children.0.title: A task needs a title/],
  ])('is refused with a sentence for %s', (_, said, expected) => {
    expect(complaint({ title: 'x', ...said })).toMatch(expected);
  });

  it('counts a label or a person chosen twice once', () => {
    const parsed = createTaskInput.parse({ title: 'x', labels: ['UI', ' ', 'ui', 'db'], consultedIds: [id, id] });
    expect(parsed).toMatchObject({ labels: ['ui', 'db'], consultedIds: [id] });
  });
});

it('an edit holds only what it changes', () => {
  expect(editTaskInput.parse({ taskId: id, ifVersion: 2, changes: { points: 5 } }).changes).toEqual({ points: 5 });
});

it('blocking and "not me" ask why', () => {
  const schema = (s: typeof blockTaskInput | typeof notMeInput) => s as unknown as typeof createTaskInput;
  expect(complaint({ taskId: id, reason: ' ' }, schema(blockTaskInput))).toMatch(/Say what stops it/);
  expect(complaint({ taskId: id, reason: '' }, schema(notMeInput))).toMatch(/Say in a few words why/);
  const outside = { kind: 'outside', what: ' ' };
  expect(complaint({ taskId: id, reason: 'x', waitingOn: outside }, schema(blockTaskInput))).toMatch(/waitingOn.what/);
  // What isn't said keeps the answer it had.
  expect(blockTaskInput.parse({ taskId: id, reason: 'no key' })).toEqual({ taskId: id, reason: 'no key' });
});

it('what changed is told field by field, the order of people and labels aside', () => {
  const before = aTask({ labels: ['a', 'b'], consultedIds: [person('x')] });
  const after = { ...before, labels: ['b', 'a'], title: 'Other', consultedIds: [person('y')] };
  expect(changedFields(before, after)).toEqual([
    { field: 'title', before: 'Fix the login page', after: 'Other' },
    { field: 'consultedIds', before: ['x'], after: ['y'] },
  ]);
  expect(changedFields(before, before)).toEqual([]);
});

it('the meaning of each number of points fits into an option', () => {
  for (const points of pointScale) expect(`${points}: ${pointWords[points]}`.length).toBeLessThanOrEqual(75);
});
