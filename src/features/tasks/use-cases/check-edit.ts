import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { getPerson, refusalOf, refusalWords } from '../../people/index.ts';
import { checkTask, errorsOf, type Finding, mayRest, type RaciLetter } from '../domain/checker.ts';
import { mayHandOver, mayReassign } from '../domain/rights.ts';
import type { Task } from '../domain/task.ts';
import type { CreateTask } from '../domain/task-input.ts';
import { findTask, listChildren, listTasksById } from '../store/find-tasks.ts';
import { countOpenTasks } from '../store/list-tasks.ts';
import { listParentEdges, listWaitEdges, type SeenEdges } from '../store/task-edges.ts';
import { findSettingsFor } from '../store/team-settings.ts';
import { readRelations } from './change-task.ts';
import { requireParent } from './create-family.ts';
import { findStandIn } from './find-stand-in.ts';
import { refuseErrors, refuseField } from './refuse-errors.ts';

export type Edit = {
  readonly actor: PersonActor;
  readonly task: Task;
  readonly next: Task;
  readonly now: Date /** Parts to be made with it. */;
  readonly parts: CreateTask['children'];
};

/**
 * Everything that can be wrong with an edited task.
 * @returns what else there is to say about it
 * @throws MusterError 'invalid' beside the field that is wrong
 */
export async function checkEdit(needs: Pick<Ports, 'holidays'>, tx: Tx, edit: Edit): Promise<readonly Finding[]> {
  const { actor, task, next } = edit;
  const reader = { timeZone: actor.timeZone, now: edit.now };
  await checkReassignment(tx, edit);
  await checkNewPeople(tx, edit);
  if (next.parentId !== null && next.parentId !== task.parentId) await requireParent(tx, actor, next.parentId);
  const waits = await readWaits(tx, edit);
  const parents = await readParents(tx, edit);
  const openTasks = await countOpenTasks(tx, next.responsibleId);
  const findings = checkTask({
    ...next,
    children: [...(await listChildren(tx, task.id)), ...edit.parts],
    parentPoints: next.parentId === null ? null : ((await findTask(tx, next.parentId))?.points ?? null),
    responsibleOpenTasks: openTasks + (next.responsibleId === task.responsibleId ? 0 : 1),
    waits: waits.edges,
    parents: parents.edges,
    hidden: new Set([...waits.hidden, ...parents.hidden]),
    required: await readRequired(tx, edit),
    accountableAway:
      next.accountableId === task.accountableId ? null : await findStandIn(needs, tx, { ...next, reader }),
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

/** Letters a team asks for since the task was made are no reason to refuse another change of it. */
async function readRequired(tx: Tx, { task, next }: Edit): Promise<readonly RaciLetter[]> {
  const { required } = await findSettingsFor(tx, next.responsibleId);
  const had = { R: true, A: true, C: task.consultedIds.length > 0, I: task.informedIds.length > 0 };
  return required.filter((letter) => had[letter]);
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
