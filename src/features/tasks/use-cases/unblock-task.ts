import type { PersonActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { beginAction, beginTask } from './begin-task.ts';
import { type ChangedTask, type ChangeNeeds, changeTaskWithin } from './change-task.ts';

/**
 * A blocked task goes on by the decision of somebody who was asked to decide it, be they responsible or not: whoever
 * calls this has made sure of that. Where consulted people have to be heard first it stays blocked until then. A task
 * that isn't blocked stays as it is.
 * @throws MusterError 'not-found' the actor may not see it · 'conflict' it waits for open tasks, or for the consulted
 */
export function unblockTaskWithin(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, taskId, reason }: { readonly actor: PersonActor; readonly taskId: TaskId; readonly reason: string },
): Promise<ChangedTask> {
  return changeTaskWithin(needs, tx, {
    ...{ actor, taskId, reason, may: 'see' },
    action: (_, after) => beginAction(after),
    decide: (task) => (task.status === 'blocked' ? beginTask(needs, tx, { actor, task, at: needs.clock.now() }) : task),
  });
}
