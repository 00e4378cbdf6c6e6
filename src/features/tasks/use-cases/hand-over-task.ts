import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { getPerson, refusalOf, refusalWords } from '../../people/index.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import type { HandOver, NotMe } from '../domain/task-input.ts';
import { type ChangedTask, type ChangeNeeds, changeTask } from './change-task.ts';
import { findDueAt } from './find-due-at.ts';

/**
 * The responsible gives the task to somebody else, who may again answer *Not me*.
 * @throws MusterError 'not-found' · 'forbidden' not the responsible · 'conflict' closed · 'invalid' that person can't have it
 */
export function handOverTask(needs: ChangeNeeds, actor: PersonActor, input: HandOver): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: 'hand-over',
    action: 'task.hand-over',
    reason: input.reason,
    decide: async (task, tx) => {
      requireOpen(task);
      const next = await getPerson(tx, input.toId);
      const refusal = refusalOf(next);
      if (refusal !== null) refuse('person', refusalWords(next.name, refusal));
      if (next.id === task.responsibleId)
        refuse('person', `${taskRef(task.number)} is with ${next.name} already. Choose somebody else.`);
      const moved = { ...task, responsibleId: next.id };
      return { ...moved, dueAt: await findDueAt(needs, tx, moved) };
    },
  });
}

/**
 * *Not me*: the task returns to the accountable, who finds somebody else.
 * @throws MusterError 'not-found' · 'forbidden' not the responsible · 'conflict' closed, the accountable says it, or has left
 */
export function declineTask(needs: ChangeNeeds, actor: PersonActor, input: NotMe): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: 'not-me',
    action: 'task.not-me',
    reason: input.reason,
    decide: async (task, tx) => {
      requireOpen(task);
      if (task.accountableId === actor.personId) {
        throw new MusterError(
          'conflict',
          `You answer for ${taskRef(task.number)} yourself. Hand it over to somebody, or cancel it.`,
        );
      }
      const accountable = await getPerson(tx, task.accountableId);
      if (refusalOf(accountable) !== null) {
        const sentence = `${accountable.name}, who answers for it, has left. Hand it over to somebody else instead.`;
        throw new MusterError('conflict', sentence);
      }
      const moved = { ...task, responsibleId: accountable.id };
      return { ...moved, dueAt: await findDueAt(needs, tx, moved) };
    },
  });
}

function requireOpen(task: Task): void {
  if (isOpen(task)) return;
  const ref = taskRef(task.number);
  throw new MusterError('conflict', `${ref} is closed. Reopen it first with \`/task reopen ${ref}\`.`);
}

function refuse(field: string, sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
