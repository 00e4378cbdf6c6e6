import type { RuleActor } from '../../../kit/actor.ts';
import type { StuckWork } from '../../../ports/inbound/stuck-work.ts';
import { findTask, isOpen } from '../../tasks/index.ts';
import type { FollowNeeds } from './follow-task.ts';
import { openEscalation } from './open-escalation.ts';

/** Opens what a watching feature announced; nothing when it is open already, switched off, or the task is closed. */
export async function raiseStuck(needs: FollowNeeds, actor: RuleActor, stuck: StuckWork): Promise<void> {
  const { taskId, cause, reason, firstId } = stuck;
  await needs.scope(actor.workspaceId, async (tx) => {
    const task = await findTask(tx, taskId);
    if (task === null || !isOpen(task)) return;
    await openEscalation(needs, tx, { actor, task, cause, reason, firstId });
  });
}
