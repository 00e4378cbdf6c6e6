import type { Task } from '../../../../src/features/tasks/domain/task.ts';
import type { PersonId, TaskId } from '../../../../src/kit/ids.ts';

export const person = (name: string) => name as PersonId;

/** A task of which a test says only what matters: made by Cleo, done by Rae, answered for by Abe. */
export function aTask(said: Partial<Task> = {}): Task {
  return {
    id: '0199-task' as TaskId,
    number: 12,
    title: 'Fix the login page',
    details: '',
    status: 'assigned',
    creatorId: person('cleo'),
    responsibleId: person('rae'),
    accountableId: person('abe'),
    consultedIds: [],
    informedIds: [],
    dueOn: null,
    dueAt: null,
    points: null,
    priority: 'normal',
    type: 'feature',
    labels: [],
    private: false,
    parentId: null,
    waitsForIds: [],
    source: null,
    blocker: null,
    createdAt: new Date('2026-11-20T09:00:00Z'),
    startedAt: null,
    completedAt: null,
    cancelledAt: null,
    overdueAt: null,
    awaitingSignOffAt: null,
    signOffAskedId: null,
    askFirst: false,
    consult: null,
    version: 1,
    ...said,
  };
}
