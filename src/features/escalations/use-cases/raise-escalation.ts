import type { Actor } from '../../../kit/actor.ts';
import type { EscalationId, PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findTask, isOpen } from '../../tasks/index.ts';
import type { CauseName } from '../domain/causes.ts';
import type { AdvanceNeeds } from './advance.ts';
import { openEscalation } from './open-escalation.ts';

export type Raise = {
  readonly actor: Actor;
  readonly taskId: TaskId;
  readonly cause: CauseName;
  /** One sentence for the card, at most 300 characters; untrusted text. */
  readonly reason: string;
  /** Who is asked before the ladder, for a cause that leaves it to whoever raises it. */
  readonly firstId?: PersonId | null;
};

/**
 * For features that watch something: opens an escalation about a task, inside their transaction. Raising what is raised
 * already changes nothing.
 * @returns null when nothing was opened: raised before, switched off, or the task is closed
 */
export async function raiseEscalation(needs: AdvanceNeeds, tx: Tx, raise: Raise): Promise<EscalationId | null> {
  const { actor, taskId, cause, reason, firstId = null } = raise;
  const task = await findTask(tx, taskId);
  if (task === null || !isOpen(task)) return null;
  const opened = await openEscalation(needs, tx, { actor, task, cause, reason, firstId });
  return opened?.id ?? null;
}
