import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type CheckRule, errorsOf, type Finding } from '../domain/checker.ts';
import { maySee } from '../domain/rights.ts';
import { toSnapshot } from '../domain/snapshot.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import type { CreateTask } from '../domain/task-input.ts';
import { type TaskLine, toLine } from '../domain/task-view.ts';
import { taskCard } from '../outgoing.ts';
import { findTask, listTasksById } from '../store/find-tasks.ts';
import { type Creation, insertTaskSql, type NewTask } from '../store/insert-task.ts';
import type { CreateNeeds } from './create-task.ts';
import { followChildren } from './follow-children.ts';

export type CreatedFamily = {
  readonly number: number;
  readonly openTasks: number;
  readonly parent: TaskLine | null;
  readonly children: readonly TaskLine[];
  readonly waitsFor: readonly TaskLine[];
};

/** A task with relatives: itself, its children, and a look at its parent and what it waits for, in one transaction. */
export function createFamily(
  needs: CreateNeeds,
  actor: PersonActor,
  { input, creation }: { readonly input: CreateTask; readonly creation: Creation },
): Promise<CreatedFamily> {
  return needs.act(actor, async (tx) => {
    const parent = input.parentId === null ? null : await requireParent(tx, actor, input.parentId);
    const waitsFor = (await listTasksById(tx, input.waitsForIds)).filter(
      (task) => maySee({ actor, task }).kind === 'allowed',
    );
    if (waitsFor.length < input.waitsForIds.length)
      refuse('waitsFor', 'I know no such task to wait for. Write numbers like T-12.');
    const { number, open_tasks } = await insert(needs, tx, creation);
    const children: TaskLine[] = [];
    for (const child of input.children) {
      const made = childCreation(needs, creation, child);
      const { task } = made;
      children.push({
        id: task.id,
        number: (await insert(needs, tx, made)).number,
        title: task.title,
        status: task.status,
        points: task.points,
      });
    }
    await followChildren(needs, tx, { actor, child: input });
    return {
      number,
      openTasks: open_tasks,
      parent: parent && toLine(parent),
      children,
      waitsFor: waitsFor.map(toLine),
    };
  });
}

/** @throws MusterError 'invalid' naming the form fields, when there are errors among the findings */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = errorsOf(findings);
  const [first] = errors;
  if (first === undefined) return;
  throw new MusterError('invalid', first.message, {
    fields: Object.fromEntries(errors.map(({ rule, message }) => [fieldOf[rule], message])),
  });
}

const fieldOf: Readonly<Record<CheckRule, string>> = {
  'letter-missing': 'accountable',
  'accountable-is-responsible': 'accountable',
  'consulted-missing': 'consulted',
  'responsible-overloaded': 'responsible',
  'points-large': 'points',
  'points-unsplit': 'points',
  'waiting-cycle': 'waitsFor',
  'parent-cycle': 'parent',
};

async function insert(needs: CreateNeeds, tx: Tx, creation: Creation) {
  // The transaction holds the request key already.
  const [created] = await insertTaskSql({ sql: tx.sql, request: tx.sql`select 1 as fresh` }, needs, creation);
  if (created === undefined) throw new Error('an insert without a condition returned no row');
  return created;
}

/** A child is as its parent in everything but title, points and details. */
function childCreation(needs: CreateNeeds, parent: Creation, child: CreateTask['children'][number]): Creation {
  const task: NewTask = {
    ...parent.task,
    ...child,
    id: needs.random.uuid() as TaskId,
    details: '',
    parentId: parent.task.id,
    waitsForIds: [],
    source: null,
  };
  const change = {
    ...parent.change,
    id: needs.random.uuid(),
    subject: { kind: 'task', id: task.id },
    after: toSnapshot(task),
  };
  return { ...parent, task, change, cards: [taskCard(task, task.responsibleId)], schedules: [] };
}

async function requireParent(tx: Tx, actor: PersonActor, parentId: TaskId): Promise<Task> {
  const parent = await findTask(tx, parentId);
  if (parent === null || maySee({ actor, task: parent }).kind === 'refused')
    refuse('parent', 'I know no such task. Write its number, like T-12.');
  if (!isOpen(parent) && parent.status === 'cancelled') {
    refuse('parent', `${taskRef(parent.number)} is cancelled. Reopen it first, or leave this empty.`);
  }
  return parent;
}

function refuse(field: string, sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
