import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { checkPart } from '../domain/checker.ts';
import { mayEdit, maySee } from '../domain/rights.ts';
import { type Task, taskRef } from '../domain/task.ts';
import type { CreateTask } from '../domain/task-input.ts';
import { peopleOf, type TaskLine, toLine } from '../domain/task-view.ts';
import { taskCard } from '../outgoing.ts';
import { findTask, listTasksById } from '../store/find-tasks.ts';
import { type Created, type Creation, insertTaskSql } from '../store/insert-task.ts';
import { readRelations } from './change-task.ts';
import type { CreateNeeds } from './create-task.ts';
import { followChildren } from './follow-children.ts';
import { refuseErrors, refuseField } from './refuse-errors.ts';

export type CreatedFamily = {
  readonly number: number;
  /** Open tasks of the responsible besides this one. */
  readonly openTasks: number;
  readonly parent: TaskLine | null;
  readonly children: readonly TaskLine[];
  readonly waitsFor: readonly TaskLine[];
};

/** What else is done with a new task, in its transaction. */
export type Afterwards = (tx: Tx, task: { readonly id: TaskId; readonly number: number }) => Promise<void>;

type Family = {
  readonly input: CreateTask;
  readonly creation: Creation;
  readonly parts: readonly Creation[];
  readonly afterwards?: Afterwards;
};

/** A task with all that belongs to it: itself, its parts, a look at its parent and what it waits for, in one transaction. */
export function createFamily(
  needs: CreateNeeds,
  actor: PersonActor,
  { input, creation, parts, afterwards }: Family,
): Promise<CreatedFamily> {
  return needs.act(actor, async (tx) => {
    const parent = input.parentId === null ? null : await requireParent(tx, actor, input.parentId);
    if (parent !== null) refuseErrors(checkPart({ points: input.points, parentPoints: parent.points }));
    const waitsFor = (await listTasksById(tx, input.waitsForIds)).filter(
      (task) => maySee({ actor, task }).kind === 'allowed',
    );
    if (waitsFor.length < input.waitsForIds.length)
      refuseField('waitsFor', 'I know no such task to wait for. Write numbers like T-12.');
    const { number, open_tasks } = await insertCreation(needs, tx, creation);
    const children: TaskLine[] = [];
    for (const part of parts)
      children.push(toLine({ ...part.task, number: (await insertCreation(needs, tx, part)).number }));
    if (parent !== null) {
      await needs.outbox.refresh(tx, cardsOf(parent));
      await followChildren(needs, tx, { actor, parentId: parent.id, causedBy: actor.personId });
    }
    await afterwards?.(tx, { id: creation.task.id, number });
    return {
      number,
      openTasks: open_tasks + parts.length,
      parent: parent && toLine(parent),
      children,
      waitsFor: waitsFor.map(toLine),
    };
  });
}

/**
 * The task that another one becomes part of.
 * @throws MusterError 'invalid' beside the field: unknown, cancelled, or not the actor's to edit
 */
export async function requireParent(tx: Tx, actor: PersonActor, parentId: TaskId): Promise<Task> {
  const parent = await findTask(tx, parentId);
  if (parent === null || maySee({ actor, task: parent }).kind === 'refused')
    return refuseField('parent', 'I know no such task. Write its number, like T-12.');
  if (parent.status === 'cancelled')
    refuseField('parent', `${taskRef(parent.number)} is cancelled. Reopen it first, or leave this empty.`);
  const verdict = mayEdit({ actor, task: parent, relations: await readRelations(tx, parent) });
  if (verdict.kind === 'refused') refuseField('parent', verdict.message);
  return parent;
}

/** One creation inside a transaction that does more. */
export async function insertCreation(needs: Pick<CreateNeeds, 'outbox' | 'schedules'>, tx: Tx, creation: Creation) {
  // The transaction holds the request key already.
  const [created] = await tx.run<Created>(insertTaskSql({ request: sqlText`select 1 as fresh` }, needs, creation));
  if (created === undefined) throw new Error('an insert without a condition returned no row');
  return created;
}

function cardsOf(task: Task): readonly string[] {
  return peopleOf(task).map((personId: PersonId) => taskCard(task, personId).key);
}
