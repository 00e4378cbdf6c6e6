import type { PersonActor } from '../../../kit/actor.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { getPerson, refusalOf, refusalWords } from '../../people/index.ts';
import { checkTask, defaultRequiredLetters, errorsOf, type Finding, mayRest } from '../domain/checker.ts';
import { mayHandOver, mayReassign } from '../domain/rights.ts';
import type { Task } from '../domain/task.ts';
import { findTask, listChildren, listTasksById } from '../store/find-tasks.ts';
import { countOpenTasks } from '../store/list-tasks.ts';
import { listParentEdges, listWaitEdges, type SeenEdges } from '../store/task-edges.ts';
import { readRelations } from './change-task.ts';
import { requireParent } from './create-family.ts';
import { refuseErrors, refuseField } from './refuse-errors.ts';

export type Edit = { readonly actor: PersonActor; readonly task: Task; readonly next: Task; readonly now: Date };

/**
 * Everything that can be wrong with an edited task.
 * @returns what else there is to say about it
 * @throws MusterError 'invalid' beside the field that is wrong
 */
export async function checkEdit(tx: Tx, edit: Edit): Promise<readonly Finding[]> {
  const { actor, task, next } = edit;
  await checkReassignment(tx, edit);
  await checkNewPeople(tx, edit);
  if (next.parentId !== null && next.parentId !== task.parentId) await requireParent(tx, actor, next.parentId);
  const waits = await readWaits(tx, edit);
  const parents = await readParents(tx, edit);
  const openTasks = await countOpenTasks(tx, next.responsibleId);
  const findings = checkTask({
    ...next,
    children: await listChildren(tx, task.id),
    parentPoints: next.parentId === null ? null : ((await findTask(tx, next.parentId))?.points ?? null),
    responsibleOpenTasks: openTasks + (next.responsibleId === task.responsibleId ? 0 : 1),
    waits: waits.edges,
    parents: parents.edges,
    hidden: new Set([...waits.hidden, ...parents.hidden]),
    required: defaultRequiredLetters,
    suspended: new Set(),
  });
  // Errors are rare, and only then is it worth asking whether somebody lets them pass.
  const subject = { kind: 'task', id: task.id } as const;
  const errors = errorsOf(findings);
  if (errors.length > 0 && errors.every(mayRest) && (await isSuspended(tx, { rule: 'checker', subject, at: edit.now })))
    return findings;
  refuseErrors(findings);
  return findings;
}

/** R may pass the task on here as with *Hand over*; anything else is for those who reassign. */
async function checkReassignment(tx: Tx, { actor, task, next }: Edit): Promise<void> {
  const question = { actor, task, relations: await readRelations(tx, task) };
  const verdict = mayReassign(question);
  if (verdict.kind === 'allowed') return;
  if (next.accountableId !== task.accountableId) refuseField('accountable', verdict.message);
  if (next.responsibleId !== task.responsibleId && mayHandOver(question).kind === 'refused')
    refuseField('responsible', verdict.message);
}

/** Somebody who left keeps the letters they have until another person gets them. */
async function checkNewPeople(tx: Tx, { task, next }: Edit): Promise<void> {
  for (const [field, before, after] of [
    ['responsible', [task.responsibleId], [next.responsibleId]],
    ['accountable', [task.accountableId], [next.accountableId]],
    ['consulted', task.consultedIds, next.consultedIds],
    ['informed', task.informedIds, next.informedIds],
  ] as const) {
    for (const id of after.filter((one) => !before.includes(one))) {
      const person = await getPerson(tx, id);
      const refusal = refusalOf(person);
      if (refusal !== null) refuseField(field, refusalWords(person.name, refusal));
    }
  }
}

async function readWaits(tx: Tx, { actor, task, next }: Edit): Promise<SeenEdges> {
  const { edges, hidden } = await listWaitEdges(tx, actor.personId, next.waitsForIds);
  return { edges: new Map(edges).set(task.number, await numbersOf(tx, next.waitsForIds)), hidden };
}

async function readParents(tx: Tx, { actor, task, next }: Edit): Promise<SeenEdges> {
  if (next.parentId === null) return { edges: new Map(), hidden: new Set() };
  const { edges, hidden } = await listParentEdges(tx, actor.personId, next.parentId);
  return { edges: new Map(edges).set(task.number, await numbersOf(tx, [next.parentId])), hidden };
}

async function numbersOf(tx: Tx, ids: readonly Task['id'][]): Promise<number[]> {
  return (await listTasksById(tx, ids)).map(({ number }) => number);
}
