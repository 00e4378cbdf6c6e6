import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { refuseEarlyDone } from '../domain/children.ts';
import { maySee } from '../domain/rights.ts';
import type { Task } from '../domain/task.ts';
import type { MoveTask } from '../domain/task-input.ts';
import { applyTransition, type TaskVerb } from '../domain/transitions.ts';
import { listChildren } from '../store/find-tasks.ts';
import { type ChangedTask, type ChangeNeeds, changeTask, movedOrThrow } from './change-task.ts';

type PlainVerb = Exclude<TaskVerb, 'block'>;

/**
 * Start (or unblock), done, reopen, cancel. A parent isn't completed by hand: its last child does that.
 * @throws MusterError 'not-found' · 'forbidden' · 'conflict' the table knows no such move; the sentence says what to do instead
 */
export function moveTask(
  needs: ChangeNeeds,
  actor: PersonActor,
  input: MoveTask & { readonly verb: PlainVerb },
): Promise<ChangedTask> {
  const isSeen = (task: Task) => maySee({ actor, task }).kind === 'allowed';
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: input.verb,
    action: `task.${input.verb}`,
    reason: input.reason,
    decide: async (task, tx) => {
      const early = input.verb === 'done' ? refuseEarlyDone(task, await listChildren(tx, task.id), isSeen) : null;
      if (early !== null) throw new MusterError('conflict', early);
      return movedOrThrow(applyTransition(task, { verb: input.verb, at: needs.clock.now() }));
    },
  });
}
