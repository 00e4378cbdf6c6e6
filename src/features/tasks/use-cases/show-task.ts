import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Mrkdwn } from '../../../kit/mrkdwn.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { maySee, noSuchTask, taskGone } from '../domain/rights.ts';
import { type Task, taskRef } from '../domain/task.ts';
import { peopleOf, type TaskView } from '../domain/task-view.ts';
import { findTask, findTaskByNumber } from '../store/find-tasks.ts';
import { viewTask } from '../store/view-task.ts';

type Needs = Pick<Ports, 'scope'>;
type Which = { readonly number: number } | { readonly id: TaskId };

/** @throws MusterError 'not-found' no such task, or none the actor may see: the same words for both */
export function showTask(needs: Needs, actor: PersonActor, which: Which): Promise<TaskView> {
  return needs.scope(actor.workspaceId, async (tx) => viewTask(tx, await findSeen(tx, actor, which), actor.personId));
}

export type ShownTask = {
  readonly view: TaskView;
  /** What other features say of it; for its people only, as on its card. */
  readonly lines: readonly Mrkdwn[];
  /** What they offer to who may edit it. */
  readonly buttons: Awaited<ReturnType<Ports['taskButtons']>>;
};

/** The same with what other features have to say and to offer. @throws MusterError as `showTask` */
export function showWholeTask(
  needs: Needs & Pick<Ports, 'clock' | 'taskLines' | 'taskButtons'>,
  actor: PersonActor,
  which: Which,
): Promise<ShownTask> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task = await findSeen(tx, actor, which);
    const about = { taskId: task.id, ref: taskRef(task.number) };
    const said = { ...about, title: task.title, timeZone: actor.timeZone, now: needs.clock.now() };
    return {
      view: await viewTask(tx, task, actor.personId),
      lines: peopleOf(task).includes(actor.personId) ? await needs.taskLines(tx, said) : [],
      buttons: await needs.taskButtons(tx, about),
    };
  });
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
