import { MusterError } from '../../../kit/errors.ts';
import type { KnownTasks } from '../../../ports/inbound/known-tasks.ts';
import { listHistory } from '../../history/index.ts';
import { maySee, noSuchTask, requireMay, taskGone } from '../domain/rights.ts';
import { toKnown } from '../domain/stage.ts';
import { findTask, findTaskByNumber, listTasksById, listTasksByNumber, lockTask } from '../store/find-tasks.ts';
import { readRelations } from './change-task.ts';
import { followTold } from './follow-told.ts';
import { makeTask } from './make-task.ts';

/** What features beside this one ask of it. */
export function createKnownTasks(): KnownTasks {
  return {
    byNumbers: async (tx, numbers) =>
      new Map((await listTasksByNumber(tx, numbers)).map((task) => [task.number, toKnown(task)])),
    byIds: async (tx, ids) => new Map((await listTasksById(tx, ids)).map((task) => [task.id, toKnown(task)])),
    requireEditable: async (tx, actor, which) => {
      const task = typeof which === 'number' ? await findTaskByNumber(tx, which) : await findTask(tx, which);
      if (task === null || maySee({ actor, task }).kind !== 'allowed')
        throw new MusterError('not-found', typeof which === 'number' ? noSuchTask(which) : taskGone);
      requireMay('edit', { actor, task, relations: await readRelations(tx, task) });
      return toKnown(task);
    },
    make: makeTask,
    hold: async (tx, taskId) => {
      await lockTask(tx, taskId);
    },
    movedAt: async (tx, taskId) => {
      const changes = await listHistory(tx, { kind: 'task', id: taskId }, { limit: LOOK_BACK });
      const moved = changes.find(
        ({ before, after }) =>
          before !== null && (before.status !== after?.status || before.awaitingSignOffAt !== after?.awaitingSignOffAt),
      );
      return moved?.at ?? null;
    },
    follow: followTold,
  };
}

/** Changes looked at for the last move: editing a task so often between two moves is nobody's habit. */
const LOOK_BACK = 50;
