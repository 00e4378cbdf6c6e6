import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { maySee } from '../domain/rights.ts';
import type { BlockTask } from '../domain/task-input.ts';
import { applyTransition } from '../domain/transitions.ts';
import { findTask } from '../store/find-tasks.ts';
import {
  type ChangedTask,
  type ChangeNeeds,
  changeTask,
  changeTaskWithin,
  movedOrThrow,
  type TaskChange,
} from './change-task.ts';

/**
 * Marks a task blocked and keeps the four answers. Blocking a blocked task replaces the answers that were given.
 * @throws MusterError 'not-found' · 'forbidden' neither R nor A · 'conflict' the task is closed · 'invalid' it would wait for itself
 */
export function blockTask(needs: ChangeNeeds, actor: PersonActor, input: BlockTask): Promise<ChangedTask> {
  return changeTask(needs, actor, blocking(needs, actor, input));
}

/** The same inside a transaction that does more; the request's key is the caller's. */
export function blockTaskWithin(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, input }: { readonly actor: PersonActor; readonly input: BlockTask },
): Promise<ChangedTask> {
  return changeTaskWithin(needs, tx, { ...blocking(needs, actor, input), actor });
}

function blocking(needs: Pick<ChangeNeeds, 'clock'>, actor: PersonActor, input: BlockTask): TaskChange {
  return {
    taskId: input.taskId,
    may: 'block',
    action: 'task.block',
    reason: input.reason,
    decide: async (task, tx) => {
      await checkWaitedTask(tx, actor, input);
      const known = task.blocker;
      const blocker = {
        reason: input.reason,
        tried: input.tried ?? known?.tried ?? '',
        waitingOn: input.waitingOn === undefined ? (known?.waitingOn ?? null) : input.waitingOn,
        expectedOn: input.expectedOn === undefined ? (known?.expectedOn ?? null) : input.expectedOn,
        blockedById: actor.personId,
      };
      return movedOrThrow(applyTransition(task, { verb: 'block', at: needs.clock.now(), blocker }));
    },
  };
}

async function checkWaitedTask(tx: Tx, actor: PersonActor, { taskId, waitingOn }: BlockTask): Promise<void> {
  if (waitingOn?.kind !== 'task') return;
  if (waitingOn.taskId === taskId) refuse('A task can’t wait for itself. Name another one, or leave this empty.');
  const waited = await findTask(tx, waitingOn.taskId);
  if (waited === null || maySee({ actor, task: waited }).kind === 'refused')
    refuse('I know no such task. Write its number, like T-12.');
}

function refuse(sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { waitingTask: sentence } });
}
