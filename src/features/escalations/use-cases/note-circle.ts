import type { RuleActor } from '../../../kit/actor.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTaskByNumber, findWaitingCircle, isOpen, type Task } from '../../tasks/index.ts';
import type { AdvanceNeeds } from './advance.ts';
import { openEscalation } from './open-escalation.ts';

/** Tasks that wait for each other: asked once for the whole circle, about its first task. */
export async function noteCircle(
  needs: AdvanceNeeds,
  tx: Tx,
  { actor, task }: { readonly actor: RuleActor; readonly task: Task },
): Promise<void> {
  const waits = task.waitsForIds.length > 0 || task.blocker?.waitingOn?.kind === 'task';
  if (!waits || !isOpen(task)) return;
  const circle = await findWaitingCircle(tx, task);
  if (circle === null) return;
  const first = Math.min(...[...circle.matchAll(/T-(\d+)/g)].map(([, number]) => Number(number)));
  const subject = (await findTaskByNumber(tx, first)) ?? task;
  // Told from its first task on, whichever of them closed it.
  const reason = (await findWaitingCircle(tx, subject)) ?? circle;
  await openEscalation(needs, tx, {
    actor,
    matter: { kind: 'task', id: subject.id, task: subject },
    cause: 'waiting-cycle',
    reason,
  });
}

/** Whether the circle an escalation tells of was opened since, by a change of any of its tasks. */
export async function isCircleGone(tx: Tx, task: Task): Promise<boolean> {
  return (await findWaitingCircle(tx, task)) === null;
}
