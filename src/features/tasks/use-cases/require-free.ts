import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { maySee } from '../domain/rights.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { refuseEarlyStart } from '../domain/waits.ts';
import { listTasksById } from '../store/find-tasks.ts';

/** A task that waits for open ones doesn't start, unless an override lets that rest. @throws MusterError 'conflict' naming them */
export async function requireFree(
  tx: Tx,
  { actor, task, at }: { readonly actor: PersonActor; readonly task: Task; readonly at: Date },
): Promise<void> {
  if (task.status !== 'assigned' || task.waitsForIds.length === 0) return;
  const open = (await listTasksById(tx, task.waitsForIds)).filter(isOpen);
  if (open.length === 0) return;
  const subject = { kind: 'task', id: task.id } as const;
  if (await isSuspended(tx, { rule: 'dependency-wait', subject, at })) return;
  const isSeen = (waited: Task) => maySee({ actor, task: waited }).kind === 'allowed';
  throw new MusterError('conflict', refuseEarlyStart(task, open, isSeen));
}
