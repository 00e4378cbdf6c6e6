import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { listHistory } from '../../history/index.ts';
import { findTask, type TaskEvent } from '../../tasks/index.ts';
import { handTo } from '../domain/apply.ts';
import { lockOpenOf } from '../store/escalations.ts';
import { advance } from './advance.ts';
import type { FollowNeeds } from './follow-task.ts';
import { recordStep } from './record-step.ts';

/** Somebody else answers for the task now: what was asked of the former accountable is asked of the new one. */
export async function followAccountable(
  needs: FollowNeeds,
  actor: RuleActor,
  { taskId, changeId }: TaskEvent,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const recent = await listHistory(tx, { kind: 'task', id: taskId }, { limit: 100 });
    const change = recent.find(({ id }) => id === changeId);
    const former = change?.before?.accountableId;
    if (change === undefined || former === change.after?.accountableId) return;
    const open = await lockOpenOf(tx, taskId);
    const task = await findTask(tx, taskId);
    if (task === null) return;
    const { accountableId, responsibleId } = task;
    for (const escalation of open) {
      const barred: readonly (PersonId | null)[] = [responsibleId, escalation.raisedById, ...escalation.askedIds];
      // On its way up already, or nobody new to ask: it goes on as it is.
      if (escalation.level !== 1 || escalation.ask?.personId !== former || barred.includes(accountableId)) continue;
      const after = { ...escalation, ...handTo(escalation, accountableId, needs.clock.now()) };
      await recordStep(needs, tx, { actor, before: escalation, after, action: 'escalation.hand-over' });
      await advance(needs, tx, {
        actor,
        escalation: after,
        matter: { kind: 'task', id: task.id, task },
        before: escalation,
      });
    }
  });
}
