import { describe, expect, it } from 'vitest';
import type { StoredChange } from '../../../../src/features/issues/domain/change.ts';
import { courseOf } from '../../../../src/features/issues/domain/course.ts';

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);
const meaning = {
  categories: new Map([
    ['1', 'to-do'],
    ['2', 'in-progress'],
    ['4', 'done'],
  ] as const),
  done: ['done'] as const,
};
const issue = {
  ...{ hostId: '7', createdAt: at('08:00'), statusId: '4', status: 'Done', points: 5 },
  sprintIds: ['31'],
} as const;
const change = (time: string, told: Pick<StoredChange, 'field' | 'from' | 'to'>): StoredChange => ({
  ...{ issueHostId: '7', changeId: `${time}:${told.field}`, at: at(time), byId: null },
  ...told,
});
const brief = (changes: readonly StoredChange[]) =>
  courseOf(issue, changes, meaning).map((event) => {
    const when = event.at.toISOString().slice(11, 16);
    if (event.field !== 'status')
      return `${when} ${event.field} ${JSON.stringify(event.from)} ${JSON.stringify(event.to)}`;
    return `${when} status ${event.from?.name ?? '-'} ${event.to.name}${event.to.done ? ' (done)' : ''}`;
  });

describe('the course of an issue', () => {
  it('begins with what it is where nothing changed', () => {
    expect(brief([])).toEqual(['08:00 status - Done (done)', '08:00 sprint [] ["31"]', '08:00 points null 5']);
  });

  it('begins with what its first change came from, whatever order changes come in', () => {
    const changes = [
      change('10:00', { field: 'status', from: { id: '2', name: 'Doing' }, to: { id: '4', name: 'Done' } }),
      change('09:00', { field: 'status', from: { id: '1', name: 'To Do' }, to: { id: '2', name: 'Doing' } }),
      change('09:30', { field: 'points', from: null, to: 5 }),
      change('09:40', { field: 'sprint', from: [], to: ['31'] }),
      change('09:50', { field: 'key', from: 'XYZ-1', to: 'ABC-1' }),
    ];
    const wanted = [
      ...['08:00 status - To Do', '08:00 sprint [] []', '08:00 points null null', '09:00 status To Do Doing'],
      ...['09:30 points null 5', '09:40 sprint [] ["31"]', '10:00 status Doing Done (done)'],
    ];
    expect(brief(changes)).toEqual(wanted);
    expect(brief(changes.toReversed())).toEqual(wanted);
  });
});
