import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { maySee, noSuchTask, taskGone } from '../domain/rights.ts';
import type { Task } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { findTask, findTaskByNumber } from '../store/find-tasks.ts';
import { viewTask } from '../store/view-task.ts';

type Needs = Pick<Ports, 'scope'>;
type Which = { readonly number: number } | { readonly id: TaskId };

/** @throws MusterError 'not-found' no such task, or none the actor may see: the same words for both */
export function showTask(needs: Needs, actor: PersonActor, which: Which): Promise<TaskView> {
  return needs.scope(actor.workspaceId, async (tx) => viewTask(tx, await findSeen(tx, actor, which), actor.personId));
}

/** The id behind a number somebody typed. @throws MusterError 'not-found' as `showTask` */
export async function locateTask(needs: Needs, actor: PersonActor, number: number): Promise<TaskId> {
  const { id } = await needs.scope(actor.workspaceId, (tx) => findSeen(tx, actor, { number }));
  return id;
}

async function findSeen(tx: Tx, actor: PersonActor, which: Which): Promise<Task> {
  const task = 'number' in which ? await findTaskByNumber(tx, which.number) : await findTask(tx, which.id);
  if (task === null || maySee({ actor, task }).kind !== 'allowed')
    throw new MusterError('not-found', 'number' in which ? noSuchTask(which.number) : taskGone);
  return task;
}
