import type { PersonActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { applyTransition } from '../domain/transitions.ts';
import { type ChangedTask, type ChangeNeeds, changeTaskWithin, movedOrThrow } from './change-task.ts';

/**
 * A blocked task goes on by the decision of somebody who was asked to decide it, be they responsible or not: whoever
 * calls this has made sure of that. A task that isn't blocked stays as it is.
 * @throws MusterError 'not-found' the actor may not see it
 */
export function unblockTaskWithin(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, taskId, reason }: { readonly actor: PersonActor; readonly taskId: TaskId; readonly reason: string },
): Promise<ChangedTask> {
  return changeTaskWithin(needs, tx, {
    ...{ actor, taskId, reason, may: 'see', action: 'task.start' },
    decide: (task) => {
      if (task.status !== 'blocked') return task;
      return movedOrThrow(applyTransition(task, { verb: 'start', at: needs.clock.now() }));
    },
  });
}
