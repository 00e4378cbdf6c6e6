import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { EscalationId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTask, maySee, type Task } from '../../tasks/index.ts';
import type { Escalation } from '../domain/escalation.ts';
import { findEscalation, lockEscalation } from '../store/escalations.ts';

/**
 * An escalation somebody pressed a button of, with its task.
 * @param hold true to lock it until the transaction ends
 * @throws MusterError 'not-found' gone, or its task is nothing for the actor to see · 'forbidden' the actor was never asked
 */
export async function findCase(
  tx: Tx,
  actor: PersonActor,
  { id, hold }: { readonly id: EscalationId; readonly hold: boolean },
): Promise<{ readonly escalation: Escalation; readonly task: Task }> {
  const escalation = await (hold ? lockEscalation : findEscalation)(tx, id);
  const task = escalation === null ? null : await findTask(tx, escalation.taskId);
  if (escalation === null || task === null || maySee({ actor, task }).kind !== 'allowed')
    throw new MusterError('not-found', 'I can’t find that any more. Home’s tab Today shows what waits for you.');
  if (!escalation.askedIds.includes(actor.personId))
    throw new MusterError('forbidden', 'This was asked of somebody else. The task’s card shows who has it.');
  return { escalation, task };
}
