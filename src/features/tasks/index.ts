export { buildTaskForm, buildTaskShell } from './blocks/task-form.ts';
export { isOverdue } from './domain/due.ts';
export { maySee, noSuchTask, taskGone } from './domain/rights.ts';
export { type Blocker, isOpen, type Task, type TaskStatus, taskRef } from './domain/task.ts';
export { emptyForm } from './domain/task-form.ts';
export { type TaskEvent, taskEvents, taskOverdue } from './events.ts';
export { taskCard } from './outgoing.ts';
export {
  findTask,
  findTaskByNumber,
  listChildren,
  listChildrenOf,
  listOnlookers,
  listTasksById,
  listTasksByNumber,
} from './store/find-tasks.ts';
export { listFinished } from './store/list-finished.ts';
export { listCounted, listWork } from './store/list-work.ts';
export { findWaitingCircle } from './store/waiting-circle.ts';
export { blockTaskWithin } from './use-cases/block-task.ts';
export { type ChangeNeeds, changeTaskWithin } from './use-cases/change-task.ts';
export { choosePerson } from './use-cases/choose-person.ts';
export { editTask } from './use-cases/edit-task.ts';
export { createKnownTasks } from './use-cases/known-tasks.ts';
export { listTasks } from './use-cases/list-tasks.ts';
export { moveTask } from './use-cases/move-task.ts';
export { createOverrideTasks } from './use-cases/override-tasks.ts';
export { unblockTaskWithin } from './use-cases/unblock-task.ts';
