import type { Actor, PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import { taskMoved } from '../../../ports/inbound/task-moves.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { listLeadsOf } from '../../people/index.ts';
import { maySee, type Relations, requireMay, type TaskAction, taskGone } from '../domain/rights.ts';
import { endStaleSignOff } from '../domain/sign-off.ts';
import { toSnapshot } from '../domain/snapshot.ts';
import { stageOf } from '../domain/stage.ts';
import { type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import type { Moved } from '../domain/transitions.ts';
import { type TaskChangeAction, taskEvents } from '../events.ts';
import { lockTask } from '../store/find-tasks.ts';
import { saveTask } from '../store/save-task.ts';
import { viewTask } from '../store/view-task.ts';
import { followChildren } from './follow-children.ts';
import { followConsult } from './follow-consult.ts';
import { followInformed } from './follow-informed.ts';
import { followSignOff } from './follow-sign-off.ts';
import { followWaits } from './follow-waits.ts';
import { tellPeople } from './tell-people.ts';

export type ChangeNeeds = Pick<Ports, 'act' | 'clock' | 'random' | 'outbox' | 'schedules' | 'announce' | 'holidays'>;

export type TaskChange = {
  readonly taskId: TaskId;
  /** The right that is asked for; null where `decide` asks for it. */
  readonly may: TaskAction | null;
  /** What happened; a function where `decide` settles that as well. */
  readonly action: TaskChangeAction | ((before: Task, after: Task) => TaskChangeAction);
  readonly reason?: string;
  /** The history row that is taken back. */
  readonly takesBack?: string;
  /** What becomes of the task; may read through `tx`. Returning the same object changes nothing. */
  readonly decide: (task: Task, tx: Tx) => Promise<Task> | Task;
  /** What else follows from it, in the same transaction; not called when nothing changed. */
  readonly afterwards?: (saved: Task, tx: Tx) => Promise<void>;
};

export type ChangedTask = {
  readonly before: Task;
  readonly view: TaskView;
  /** The history row, for *Undo*; null when nothing changed. */
  readonly changeId: string | null;
};

/**
 * What every change of a task has in common: lock, rights, decision, save, history, cards, notes, schedules, event,
 * all in one transaction with the request's key.
 * @throws MusterError 'not-found' · 'forbidden' · whatever `decide` throws
 */
export function changeTask(needs: ChangeNeeds, actor: PersonActor, change: TaskChange): Promise<ChangedTask> {
  return needs.act(actor, (tx) => changeTaskWithin(needs, tx, { ...change, actor }));
}

/** The same inside a transaction that does more; the request's key is the caller's. */
export async function changeTaskWithin(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  change: TaskChange & { readonly actor: PersonActor },
): Promise<ChangedTask> {
  const { actor } = change;
  const before = await lockTask(tx, change.taskId);
  if (before === null) throw new MusterError('not-found', taskGone);
  if (change.may !== null) {
    if (maySee({ actor, task: before }).kind === 'refused') throw new MusterError('not-found', taskGone);
    requireMay(change.may, { actor, task: before, relations: await readRelations(tx, before) });
  }
  const after = await change.decide(before, tx);
  const viewer = actor.personId;
  if (after === before) return { before, view: await viewTask(tx, before, viewer), changeId: null };
  const action = typeof change.action === 'function' ? change.action(before, after) : change.action;
  const { saved, changeId } = await writeChange(needs, tx, { ...change, action, before, after });
  await change.afterwards?.(saved, tx);
  return { before, view: await viewTask(tx, saved, viewer), changeId };
}

export type WrittenChange = {
  readonly actor: Actor;
  readonly action: TaskChangeAction;
  readonly reason?: string;
  readonly takesBack?: string | null;
  /** Who set off what a rule does here; by default the actor. */
  readonly causedBy?: PersonId | null;
  readonly before: Task;
  readonly after: Task;
};

/** The writing half, for changes that follow from other changes as well. The task must be locked. */
export async function writeChange(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  written: WrittenChange,
): Promise<{ readonly saved: Task; readonly changeId: string }> {
  const { actor, action, before, takesBack = null } = written;
  const after = endStaleSignOff(before, written.after);
  const causedBy = written.causedBy ?? (actor.kind === 'person' ? actor.personId : null);
  const now = needs.clock.now();
  const changeId = needs.random.uuid();
  // The row of history goes with the write it tells of; where nothing could be saved, both are taken back.
  const [saved] = await Promise.all([
    saveTask(tx, before, after),
    recordChange(tx, actor, {
      id: changeId,
      at: now,
      subject: { kind: 'task', id: before.id },
      action,
      before: toSnapshot(before),
      after: toSnapshot({ ...after, version: before.version + 1 }),
      reason: written.reason === '' ? null : (written.reason ?? null),
    }),
  ]);
  if (saved === null)
    throw new MusterError('conflict', `${taskRef(before.number)} changed just now. Look at it and try again.`);
  await tellPeople(needs, tx, { causedBy, changeId, takesBack, before, after: saved, now });
  await followConsult(needs, tx, { before, after: saved });
  await followWaits(needs, tx, { before, after: saved });
  await followInformed(needs, tx, { before, after: saved, causedBy });
  await followSignOff(needs, tx, { action, changeId, before, after: saved });
  await needs.announce(tx, taskEvents[action], {
    workspaceId: actor.workspaceId,
    taskId: before.id,
    byId: actor.kind === 'person' ? actor.personId : null,
    changeId,
  });
  if (stageOf(before) !== stageOf(saved))
    await needs.announce(tx, taskMoved, { workspaceId: actor.workspaceId, taskId: before.id });
  for (const parentId of new Set([saved.parentId, before.parentId]))
    await followChildren(needs, tx, { actor, parentId, undo: takesBack !== null, causedBy });
  return { saved, changeId };
}

/** Who leads the people of a task, as its rights ask for it. */
export async function readRelations(tx: Tx, task: Task): Promise<Relations> {
  const leads = await listLeadsOf(tx, [task.creatorId, task.responsibleId, task.accountableId]);
  return { leadsOf: (id) => leads.get(id) ?? [] };
}

/** @throws MusterError 'conflict' with the sentence of the transition table */
export function movedOrThrow(moved: Moved): Task {
  if (moved.kind === 'refused') throw new MusterError('conflict', moved.message);
  return moved.task;
}
