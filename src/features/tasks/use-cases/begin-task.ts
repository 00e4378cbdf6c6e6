import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Task, taskRef } from '../domain/task.ts';
import { applyTransition } from '../domain/transitions.ts';
import { askConsulted } from './ask-consulted.ts';
import { type ChangeNeeds, movedOrThrow } from './change-task.ts';
import { requireFree } from './require-free.ts';

type Beginning = { readonly actor: PersonActor; readonly task: Task; readonly at: Date };

/**
 * A task as it is after *Start* or *Unblock*: started at once, or asking the consulted first.
 * @throws MusterError 'conflict' it can't start, waits for open tasks, or asks the consulted already
 */
export async function beginTask(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, task, at }: Beginning,
): Promise<Task> {
  const started = movedOrThrow(applyTransition(task, { verb: 'start', at }));
  await requireFree(tx, { actor, task, at });
  const consult = await askConsulted(needs, tx, { task, by: actor.personId, at });
  if (consult === null) return started;
  if (task.consult === null) return { ...task, consult };
  const ref = taskRef(task.number);
  throw new MusterError(
    'conflict',
    `${ref} asks the people to consult first and starts by itself. Its card shows when.`,
  );
}

/** How the history calls it. */
export function beginAction(after: Task): 'task.start' | 'task.consult' {
  return after.consult === null ? 'task.start' : 'task.consult';
}
