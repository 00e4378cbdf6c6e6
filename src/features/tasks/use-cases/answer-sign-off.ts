import type { PersonActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { acceptSignOff, sendBack } from '../domain/sign-off.ts';
import type { SendBack } from '../domain/task-input.ts';
import { type ChangedTask, type ChangeNeeds, changeTask, movedOrThrow } from './change-task.ts';

/**
 * The accountable, or whoever was asked after them, accepts: the task is done, and since the responsible said so.
 * @throws MusterError 'not-found' · 'forbidden' not asked · 'conflict' answered or withdrawn since
 */
export function acceptTask(needs: ChangeNeeds, actor: PersonActor, taskId: TaskId): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId,
    may: 'sign-off',
    action: 'task.accept',
    decide: (task) => movedOrThrow(acceptSignOff(task, needs.clock.now())),
  });
}

/** It isn't done yet, and why. @throws as `acceptTask` */
export function sendTaskBack(needs: ChangeNeeds, actor: PersonActor, input: SendBack): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: 'sign-off',
    action: 'task.send-back',
    reason: input.reason,
    decide: (task) => movedOrThrow(sendBack(task)),
  });
}
