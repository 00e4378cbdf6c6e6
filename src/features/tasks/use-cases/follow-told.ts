import type { FollowNeeds, TaskFollow } from '../../../ports/inbound/known-tasks.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { refuseEarlyDone } from '../domain/children.ts';
import { askSignOff } from '../domain/sign-off.ts';
import { followingVerbs, stageOf } from '../domain/stage.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { applyTransition, type Moved } from '../domain/transitions.ts';
import { listChildren, lockTask } from '../store/find-tasks.ts';
import { findSettingsFor } from '../store/team-settings.ts';
import { writeChange } from './change-task.ts';

/** Brings a task where another tool says the work is (`KnownTasks.follow`). */
export async function followTold(needs: FollowNeeds, tx: Tx, { taskId, to, ...follow }: TaskFollow): Promise<boolean> {
  const task = await lockTask(tx, taskId);
  if (task === null) return false;
  const at = needs.clock.now();
  let now = task;
  for (const verb of followingVerbs(stageOf(task), to)) {
    const moved = verb === 'done' ? await finish(tx, now, at) : applyTransition(now, { verb, at });
    if (moved.kind === 'refused') return false;
    const action = verb === 'done' && isOpen(moved.task) ? 'task.ask-sign-off' : (`task.${verb}` as const);
    now = (await writeChange(needs, tx, { ...follow, action, before: now, after: moved.task })).saved;
  }
  return now !== task || stageOf(task) === to;
}

async function finish(tx: Tx, task: Task, at: Date): Promise<Moved> {
  const early = refuseEarlyDone(task, await listChildren(tx, task.id), () => false);
  if (early !== null) return { kind: 'refused', message: early };
  const { signOff } = await findSettingsFor(tx, task.responsibleId);
  const rests = signOff && (await isSuspended(tx, { rule: 'sign-off', subject: { kind: 'task', id: task.id }, at }));
  const asks = signOff && !rests && task.responsibleId !== task.accountableId;
  return asks ? askSignOff(task, at) : applyTransition(task, { verb: 'done', at });
}
