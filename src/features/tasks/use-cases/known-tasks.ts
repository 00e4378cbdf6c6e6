import type { KnownTask, KnownTasks } from '../../../ports/inbound/known-tasks.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import { listTasksById, listTasksByNumber } from '../store/find-tasks.ts';

/** What features beside this one ask of it. */
export function createKnownTasks(): KnownTasks {
  return {
    byNumbers: async (tx, numbers) =>
      new Map((await listTasksByNumber(tx, numbers)).map((task) => [task.number, toKnown(task)])),
    byIds: async (tx, ids) => new Map((await listTasksById(tx, ids)).map((task) => [task.id, toKnown(task)])),
  };
}

function toKnown(task: Task): KnownTask {
  return { id: task.id, ref: taskRef(task.number), private: task.private, open: isOpen(task) };
}
