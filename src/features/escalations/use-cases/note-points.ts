import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listHistory } from '../../history/index.ts';
import { findTask, isOpen, type TaskEvent } from '../../tasks/index.ts';
import { raisedPoints } from '../domain/raised-points.ts';
import type { AdvanceNeeds } from './advance.ts';
import { openEscalation } from './open-escalation.ts';

/**
 * Points raised after the start: whoever answers for the task hears that it grew. Not when they raised them themselves.
 */
export async function notePoints(
  needs: AdvanceNeeds & Pick<Ports, 'scope'>,
  actor: RuleActor,
  { taskId, changeId, byId }: TaskEvent,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const recent = await listHistory(tx, { kind: 'task', id: taskId }, { limit: 100 });
    const change = recent.find(({ id }) => id === changeId);
    const raised = change === undefined ? null : raisedPoints(change);
    const task = raised === null ? null : await findTask(tx, taskId);
    if (raised === null || task === null || !isOpen(task) || task.accountableId === byId) return;
    // Lowered again, or raised once more, before this came: the later change tells of itself.
    if (task.points !== raised.to) return;
    const reason = `from ${raised.from} to ${raised.to} points`;
    await openEscalation(needs, tx, {
      ...{ actor, matter: { kind: 'task', id: task.id, task } },
      ...{ cause: 'points-raised', reason, raisedById: byId },
    });
  });
}
