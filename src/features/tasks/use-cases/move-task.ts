import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { refuseEarlyDone } from '../domain/children.ts';
import { maySee } from '../domain/rights.ts';
import { askSignOff, needsSignOff } from '../domain/sign-off.ts';
import type { Task } from '../domain/task.ts';
import type { MoveTask } from '../domain/task-input.ts';
import { applyTransition, type TaskVerb } from '../domain/transitions.ts';
import type { TaskChangeAction } from '../events.ts';
import { listChildren } from '../store/find-tasks.ts';
import { findSettingsFor } from '../store/team-settings.ts';
import { beginAction, beginTask } from './begin-task.ts';
import { type ChangedTask, type ChangeNeeds, changeTask, movedOrThrow } from './change-task.ts';

type PlainVerb = Exclude<TaskVerb, 'block'>;

/**
 * Start (or unblock), done, reopen, cancel. A parent isn't completed by hand: its last child does that. Where R's team
 * asks for it, *Done* waits for the accountable; a risky *Start* asks the consulted first, and one that waits for open
 * tasks is refused.
 * @throws MusterError 'not-found' · 'forbidden' · 'conflict' the table knows no such move; the sentence says what to do instead
 */
export function moveTask(
  needs: ChangeNeeds,
  actor: PersonActor,
  input: MoveTask & { readonly verb: PlainVerb },
): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: input.verb,
    action: (before, after) => actionOf(input.verb, before, after),
    reason: input.reason,
    decide: async (task, tx) => {
      const at = needs.clock.now();
      if (input.verb === 'done') return finish(tx, { actor, task, at });
      if (input.verb === 'start') return beginTask(needs, tx, { actor, task, at });
      return movedOrThrow(applyTransition(task, { verb: input.verb, at }));
    },
  });
}

type Moving = { readonly actor: PersonActor; readonly task: Task; readonly at: Date };

async function finish(tx: Tx, { actor, task, at }: Moving): Promise<Task> {
  const isSeen = (child: Task) => maySee({ actor, task: child }).kind === 'allowed';
  const early = refuseEarlyDone(task, await listChildren(tx, task.id), isSeen);
  if (early !== null) throw new MusterError('conflict', early);
  const waits = needsSignOff(task, { by: actor.personId, isAsked: await isSignOffAsked(tx, task, at) });
  return movedOrThrow(waits ? askSignOff(task, at) : applyTransition(task, { verb: 'done', at }));
}

async function isSignOffAsked(tx: Tx, task: Task, at: Date): Promise<boolean> {
  if (!(await findSettingsFor(tx, task.responsibleId)).signOff) return false;
  return !(await isSuspended(tx, { rule: 'sign-off', subject: { kind: 'task', id: task.id }, at }));
}

function actionOf(verb: PlainVerb, before: Task, after: Task): TaskChangeAction {
  if (verb === 'start') return beginAction(after);
  if (verb !== 'done') return `task.${verb}`;
  if (after.status !== 'completed') return 'task.ask-sign-off';
  return before.awaitingSignOffAt === null ? 'task.done' : 'task.accept';
}
