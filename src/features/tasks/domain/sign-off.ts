import type { PersonId } from '../../../kit/ids.ts';
import { type Task, taskRef } from './task.ts';
import { applyTransition, type Moved } from './transitions.ts';

/**
 * Whether a *Done* waits for the accountable: not where one person is both, and not where the accountable says it.
 * @param team.isAsked whether the team asks for sign-offs and no override lets that rest
 */
export function needsSignOff(
  task: Pick<Task, 'responsibleId' | 'accountableId'>,
  { by, isAsked }: { readonly by: PersonId; readonly isAsked: boolean },
): boolean {
  return isAsked && task.responsibleId !== task.accountableId && by !== task.accountableId;
}

/** R's *Done*: the task stays in progress and waits. */
export function askSignOff(task: Task, at: Date): Moved {
  if (task.awaitingSignOffAt !== null)
    return refused(`${taskRef(task.number)} waits for the sign-off already. Its accountable accepts or sends it back.`);
  const begun = task.status === 'in_progress' ? ({ kind: 'moved', task } as const) : beginning(task, at);
  return begun.kind === 'refused' ? begun : { kind: 'moved', task: { ...begun.task, awaitingSignOffAt: at } };
}

/** *Accept*: done, and since R said so. */
export function acceptSignOff(task: Task, at: Date): Moved {
  return task.awaitingSignOffAt === null ? noneAsked(task) : applyTransition(task, { verb: 'done', at });
}

/** *Send back*: in progress, as before R said it was done. */
export function sendBack(task: Task): Moved {
  if (task.awaitingSignOffAt === null) return noneAsked(task);
  return { kind: 'moved', task: { ...task, awaitingSignOffAt: null, signOffAskedId: null } };
}

/** A sign-off is asked of a piece of work and of whoever did it: another responsible, or another status, ends it. */
export function endStaleSignOff(before: Task, after: Task): Task {
  if (after.awaitingSignOffAt === null && after.signOffAskedId === null) return after;
  const stands =
    after.awaitingSignOffAt !== null &&
    after.status === 'in_progress' &&
    after.responsibleId !== after.accountableId &&
    (before.awaitingSignOffAt === null || after.responsibleId === before.responsibleId);
  return stands ? after : { ...after, awaitingSignOffAt: null, signOffAskedId: null };
}

/** Whom it is asked of now: the accountable and, after a working day, the next level. */
export function askedToSignOff({ awaitingSignOffAt, accountableId, signOffAskedId }: Task): readonly PersonId[] {
  if (awaitingSignOffAt === null) return [];
  return signOffAskedId === null ? [accountableId] : [accountableId, signOffAskedId];
}

function beginning(task: Task, at: Date): Moved {
  // What can't be done can't be asked for either; the table has the words.
  const done = applyTransition(task, { verb: 'done', at });
  return done.kind === 'refused' ? done : applyTransition(task, { verb: 'start', at });
}

function noneAsked({ number, status }: Task): Moved {
  const ref = taskRef(number);
  return refused(
    status === 'completed'
      ? `${ref} is done and accepted already. If something is left to do, use \`/task reopen ${ref}\`.`
      : `${ref} doesn’t wait for a sign-off any more. Its card shows how it stands.`,
  );
}

function refused(message: string): Moved {
  return { kind: 'refused', message };
}
