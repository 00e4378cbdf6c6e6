import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import { getPerson, listLeadsOf, refusalOf, refusalWords } from '../../people/index.ts';
import { changedFields, type EditableField } from '../domain/changes.ts';
import { checkTask, defaultRequiredLetters, type Finding } from '../domain/checker.ts';
import { dueInstants } from '../domain/due.ts';
import { requireMay } from '../domain/rights.ts';
import { fromSnapshot } from '../domain/snapshot.ts';
import type { Task } from '../domain/task.ts';
import type { EditTask, TaskChanges } from '../domain/task-input.ts';
import type { TaskView } from '../domain/task-view.ts';
import { listChildren, listTasksById } from '../store/find-tasks.ts';
import { countOpenTasks } from '../store/list-tasks.ts';
import { listParentEdges, listWaitEdges } from '../store/task-edges.ts';
import { type ChangeNeeds, changeTask } from './change-task.ts';
import { refuseErrors } from './create-family.ts';

export type EditedTask =
  | {
      readonly kind: 'saved';
      readonly view: TaskView;
      readonly changeId: string;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'unchanged'; readonly view: TaskView }
  /** Somebody saved other values since the form was opened; nothing was written. `view` holds theirs. */
  | { readonly kind: 'conflict'; readonly view: TaskView; readonly fields: readonly EditableField[] };

/**
 * Saves an edited form. Status changes of others in between don't matter; changed fields are shown to the editor first.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' with `fields`
 */
export async function editTask(needs: ChangeNeeds, actor: PersonActor, input: EditTask): Promise<EditedTask> {
  let conflict: readonly EditableField[] = [];
  let findings: readonly Finding[] = [];
  const { view, changeId } = await changeTask(needs, actor, {
    taskId: input.taskId,
    may: 'edit',
    action: 'task.edit',
    decide: async (task, tx) => {
      conflict = await changedSince(tx, task, input.ifVersion);
      const next = applyChanges(task, input.changes);
      if (conflict.length > 0 || changedFields(task, next).length === 0) return task;
      await checkPeople(tx, { actor, task, next });
      findings = await checkEdit(tx, task, next);
      return { ...next, ...(await dueOf(tx, task, next)) };
    },
  });
  if (conflict.length > 0) return { kind: 'conflict', view, fields: conflict };
  return changeId === null ? { kind: 'unchanged', view } : { kind: 'saved', view, changeId, findings };
}

function applyChanges(task: Task, changes: TaskChanges): Task {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...task, ...(Object.fromEntries(said) as Partial<Task>) };
}

/** Fields that differ between what the editor had before their eyes and what stands now. */
async function changedSince(tx: Tx, task: Task, version: number): Promise<readonly EditableField[]> {
  if (task.version === version) return [];
  const recent = await listHistory(tx, { kind: 'task', id: task.id }, { limit: 100 });
  const seen = recent.find((entry) => entry.after?.version === version);
  // Older than any change we read: take all for changed rather than overwrite in silence.
  if (seen === undefined) return ['title'];
  return changedFields(fromSnapshot(seen.after), task).map(({ field }) => field);
}

async function checkPeople(
  tx: Tx,
  { actor, task, next }: { actor: PersonActor; task: Task; next: Task },
): Promise<void> {
  const reassigned = next.responsibleId !== task.responsibleId || next.accountableId !== task.accountableId;
  if (reassigned) {
    const leads = await listLeadsOf(tx, [task.creatorId, task.responsibleId, task.accountableId]);
    requireMay('reassign', { actor, task, relations: { leadsOf: (id) => leads.get(id) ?? [] } });
  }
  for (const [field, before, after] of [
    ['responsible', [task.responsibleId], [next.responsibleId]],
    ['accountable', [task.accountableId], [next.accountableId]],
    ['consulted', task.consultedIds, next.consultedIds],
    ['informed', task.informedIds, next.informedIds],
  ] as const) {
    // Somebody who left keeps the letters they have until another person gets them.
    for (const id of after.filter((one) => !before.includes(one))) {
      const person = await getPerson(tx, id);
      const refusal = refusalOf(person);
      const sentence = refusal === null ? null : refusalWords(person.name, refusal);
      if (sentence !== null) throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
    }
  }
}

async function checkEdit(tx: Tx, task: Task, next: Task): Promise<readonly Finding[]> {
  const waits = new Map(await listWaitEdges(tx, next.waitsForIds));
  const [waited, parents] = [await numbersOf(tx, next.waitsForIds), await parentsOf(tx, task, next)];
  const moved = next.responsibleId !== task.responsibleId ? 1 : 0;
  const findings = checkTask({
    ...next,
    children: await listChildren(tx, task.id),
    responsibleOpenTasks: (await countOpenTasks(tx, next.responsibleId)) + moved,
    waits: waits.set(task.number, waited),
    parents,
    required: defaultRequiredLetters,
    suspended: new Set(),
  });
  refuseErrors(findings);
  return findings;
}

async function numbersOf(tx: Tx, ids: readonly Task['id'][]): Promise<readonly number[]> {
  return (await listTasksById(tx, ids)).map(({ number }) => number);
}

async function parentsOf(tx: Tx, task: Task, next: Task) {
  const edges = new Map(next.parentId === null ? [] : await listParentEdges(tx, next.parentId));
  return edges.set(task.number, next.parentId === null ? [] : await numbersOf(tx, [next.parentId]));
}

/** A moved date is no longer overdue; the end of the day belongs to whoever is responsible. */
async function dueOf(tx: Tx, task: Task, next: Task): Promise<Pick<Task, 'dueAt' | 'overdueAt'>> {
  if (next.dueOn === null) return { dueAt: null, overdueAt: null };
  if (next.dueOn === task.dueOn && next.responsibleId === task.responsibleId)
    return { dueAt: task.dueAt, overdueAt: task.overdueAt };
  const responsible = await getPerson(tx, next.responsibleId);
  return { dueAt: dueInstants(next.dueOn, responsible.timeZone).dueAt, overdueAt: null };
}
