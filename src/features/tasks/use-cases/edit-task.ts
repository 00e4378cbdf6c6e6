import type { PersonActor } from '../../../kit/actor.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import { changedFields, type EditableField, editableFields } from '../domain/changes.ts';
import type { Finding } from '../domain/checker.ts';
import { maySee } from '../domain/rights.ts';
import { fromSnapshot } from '../domain/snapshot.ts';
import type { Task } from '../domain/task.ts';
import type { EditTask, TaskChanges } from '../domain/task-input.ts';
import type { TaskView } from '../domain/task-view.ts';
import { listTasksById } from '../store/find-tasks.ts';
import { addParts } from './add-parts.ts';
import { type ChangeNeeds, changeTaskWithin, type TaskChange } from './change-task.ts';
import { checkEdit } from './check-edit.ts';
import { findDueAt } from './find-due-at.ts';

export type EditedTask =
  | {
      readonly kind: 'saved';
      readonly view: TaskView;
      /** Null where only what belongs to others changed. */
      readonly changeId: string | null;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'unchanged'; readonly view: TaskView }
  | ({ readonly kind: 'conflict'; readonly view: TaskView } & EditConflict);

/** Somebody saved other values since the form was opened, so nothing was written. */
export type EditConflict = {
  /** What they changed. */
  readonly theirs: readonly EditableField[];
  /** What the editor changed: their words there stay, everywhere else the newer values stand. */
  readonly mine: readonly EditableField[];
};

/**
 * Saves an edited form. Status changes of others in between don't matter; changed fields are shown to the editor first.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' with `fields`
 */
export async function editTask(
  needs: ChangeNeeds,
  actor: PersonActor,
  input: EditTask & {
    /** What else is saved with it; asked in the same transaction unless there is a conflict. @returns whether there was anything */
    readonly afterwards?: (tx: Tx) => Promise<boolean>;
  },
): Promise<EditedTask> {
  const parts = input.children ?? [];
  let conflict: EditConflict | null = null;
  let findings: readonly Finding[] = [];
  let more = false;
  const edit: TaskChange = {
    taskId: input.taskId,
    may: 'edit',
    action: 'task.edit',
    decide: async (task, tx) => {
      const changes = await keepUnseen(tx, { actor, task, changes: input.changes });
      conflict = await findConflict(tx, { task, changes, version: input.ifVersion });
      const next = applyChanges(task, changes);
      if (conflict !== null || (changedFields(task, next).length === 0 && parts.length === 0)) return task;
      findings = await checkEdit(needs, tx, { actor, task, next, now: needs.clock.now(), parts });
      return { ...next, ...(await dueOf(needs, tx, { task, next })) };
    },
    afterwards: async (saved, tx) => {
      if (parts.length > 0) await addParts(needs, tx, { actor, parent: saved, parts });
    },
  };
  const { view, changeId } = await needs.act(actor, async (tx) => {
    const changed = await changeTaskWithin(needs, tx, { ...edit, actor });
    more = conflict === null && ((await input.afterwards?.(tx)) ?? false);
    return changed;
  });
  if (conflict !== null) return { kind: 'conflict', view, ...(conflict as EditConflict) };
  return changeId === null && !more ? { kind: 'unchanged', view } : { kind: 'saved', view, changeId, findings };
}

function applyChanges(task: Task, changes: TaskChanges): Task {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...task, ...(Object.fromEntries(said) as Partial<Task>) };
}

type Changing = { readonly actor: PersonActor; readonly task: Task; readonly changes: TaskChanges };

/** Relatives the editor may not know of weren't in the form, so that leaving them out didn't mean to remove them. */
async function keepUnseen(tx: Tx, { actor, task, changes }: Changing): Promise<TaskChanges> {
  const related = await listTasksById(
    tx,
    [...task.waitsForIds, task.parentId].filter((id) => id !== null),
  );
  const unseen = new Set(
    related.filter((one) => maySee({ actor, task: one }).kind === 'refused').map(({ id }) => id as string),
  );
  if (unseen.size === 0) return changes;
  const waits = task.waitsForIds.filter((id) => unseen.has(id));
  const parent = task.parentId !== null && unseen.has(task.parentId) ? task.parentId : null;
  return {
    ...changes,
    ...(changes.waitsForIds !== undefined && { waitsForIds: [...new Set([...changes.waitsForIds, ...waits])] }),
    ...(changes.parentId === null && { parentId: parent }),
  };
}

/** What differs between what the editor had before their eyes and what stands now; null when nothing does. */
async function findConflict(
  tx: Tx,
  { task, changes, version }: Pick<Changing, 'task' | 'changes'> & { readonly version: number },
): Promise<EditConflict | null> {
  if (task.version === version) return null;
  const recent = await listHistory(tx, { kind: 'task', id: task.id }, { limit: 100 });
  const seen = recent.find((entry) => entry.after?.version === version);
  // Older than any change we read: take all for changed by both rather than overwrite in silence.
  if (seen === undefined) return { theirs: editableFields, mine: editableFields };
  const base = fromSnapshot(seen.after);
  const theirs = changedFields(base, task).map(({ field }) => field);
  const mine = changedFields(base, applyChanges(base, changes)).map(({ field }) => field);
  return theirs.length === 0 ? null : { theirs, mine };
}

/** A moved date is no longer overdue; the end of the day belongs to whoever is responsible. */
async function dueOf(
  needs: Parameters<typeof findDueAt>[0],
  tx: Tx,
  { task, next }: { readonly task: Task; readonly next: Task },
): Promise<Pick<Task, 'dueAt' | 'overdueAt'>> {
  if (next.dueOn === null) return { dueAt: null, overdueAt: null };
  if (next.dueOn === task.dueOn && next.responsibleId === task.responsibleId)
    return { dueAt: task.dueAt, overdueAt: task.overdueAt };
  return { dueAt: await findDueAt(needs, tx, next), overdueAt: null };
}
