export { isOverdue } from './domain/due.ts';
export { maySee, noSuchTask, taskGone } from './domain/rights.ts';
export { type Blocker, isOpen, type Task, type TaskStatus, taskRef } from './domain/task.ts';
export { type TaskEvent, taskEvents, taskOverdue } from './events.ts';
export { taskCard } from './outgoing.ts';
export { findTask, findTaskByNumber, listOnlookers } from './store/find-tasks.ts';
export { type ChangeNeeds, changeTaskWithin } from './use-cases/change-task.ts';
export { choosePerson } from './use-cases/choose-person.ts';
export { unblockTaskWithin } from './use-cases/unblock-task.ts';
