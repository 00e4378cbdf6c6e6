import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { maySee, noSuchTask, taskGone } from '../domain/rights.ts';
import type { TaskView } from '../domain/task-view.ts';
import { findTask, findTaskByNumber } from '../store/find-tasks.ts';
import { viewTask } from '../store/view-task.ts';

type Needs = Pick<Ports, 'scope'>;

/** @throws MusterError 'not-found' no such task, or none the actor may see: the same words for both */
export function showTask(
  needs: Needs,
  actor: PersonActor,
  which: { readonly number: number } | { readonly id: TaskId },
): Promise<TaskView> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task = 'number' in which ? await findTaskByNumber(tx, which.number) : await findTask(tx, which.id);
    const seen = task === null ? null : maySee({ actor, task });
    if (task === null || seen?.kind !== 'allowed') {
      throw new MusterError('not-found', 'number' in which ? noSuchTask(which.number) : taskGone);
    }
    return viewTask(tx, task, actor.personId);
  });
}
