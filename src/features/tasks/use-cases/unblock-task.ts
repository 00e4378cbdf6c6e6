import type { PersonActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { applyTransition } from '../domain/transitions.ts';
import { askConsulted } from './ask-consulted.ts';
import { type ChangedTask, type ChangeNeeds, changeTaskWithin, movedOrThrow } from './change-task.ts';

/**
 * A blocked task goes on by the decision of somebody who was asked to decide it, be they responsible or not: whoever
 * calls this has made sure of that. The consulted are heard before, as with any *Unblock* by somebody else. A task that
 * isn't blocked stays as it is.
 * @throws MusterError 'not-found' the actor may not see it
 */
export function unblockTaskWithin(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, taskId, reason }: { readonly actor: PersonActor; readonly taskId: TaskId; readonly reason: string },
): Promise<ChangedTask> {
  return changeTaskWithin(needs, tx, {
    ...{ actor, taskId, reason, may: 'see' },
    action: (_, after) => (after.consult === null ? 'task.start' : 'task.consult'),
    decide: async (task) => {
      if (task.status !== 'blocked' || task.consult !== null) return task;
      const at = needs.clock.now();
      const consult = await askConsulted(needs, tx, { task, by: actor.personId, at });
      if (consult !== null) return { ...task, consult };
      return movedOrThrow(applyTransition(task, { verb: 'start', at }));
    },
  });
}
