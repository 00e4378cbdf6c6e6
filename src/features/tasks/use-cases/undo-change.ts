import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findLatestChange } from '../../history/index.ts';
import { maySee, taskGone } from '../domain/rights.ts';
import { fromSnapshot } from '../domain/snapshot.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { mayUndo, undone } from '../domain/undo.ts';
import { listChildren } from '../store/find-tasks.ts';
import { type ChangedTask, type ChangeNeeds, changeTask, writeChange } from './change-task.ts';

type Undo = { readonly taskId: TaskId; readonly changeId: string };

/**
 * Takes back what the actor did last to a task, status and instants included; an undone creation leaves it cancelled.
 * The one who acted may do so even where the act took the task out of their sight.
 * @throws MusterError 'not-found' · 'conflict' somebody changed it since, it is over 10 minutes ago, or another did it
 */
export function undoChange(needs: ChangeNeeds, actor: PersonActor, input: Undo): Promise<ChangedTask> {
  const now = needs.clock.now();
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: null,
    action: 'task.undo',
    takesBack: input.changeId,
    decide: async (task, tx) => undone(task, await readBefore(tx, { actor, task, input, now }), now),
    afterwards: async (saved, tx) => {
      // Only the undoing of a creation leads from version 1 to a cancelled task.
      if (saved.status !== 'cancelled' || saved.version !== 2) return;
      for (const part of (await listChildren(tx, saved.id)).filter((one) => isMadeWith(saved, one)))
        await writeChange(needs, tx, { actor, action: 'task.undo', before: part, after: undone(part, null, now) });
    },
  });
}

/** A part made together with its parent and untouched since. */
function isMadeWith(parent: Task, part: Task): boolean {
  return part.version === 1 && isOpen(part) && part.createdAt.getTime() === parent.createdAt.getTime();
}

type Asked = { readonly actor: PersonActor; readonly task: Task; readonly input: Undo; readonly now: Date };

/** The task before the act; null when the act was its creation. */
async function readBefore(tx: Tx, { actor, task, input, now }: Asked): Promise<Task | null> {
  const latest = await findLatestChange(tx, { kind: 'task', id: task.id });
  const actedBy = latest?.by.kind === 'person' ? latest.by.personId : null;
  if (actedBy !== actor.personId && maySee({ actor, task }).kind === 'refused')
    throw new MusterError('not-found', taskGone);
  const isLatest = latest !== null && latest.id === input.changeId;
  const verdict = mayUndo({
    // What came after it decides first: then it doesn't matter whose it was.
    actedBy: isLatest ? actedBy : actor.personId,
    actedAt: latest?.at ?? task.createdAt,
    actor: actor.personId,
    now,
    versionAfter: isLatest ? Number(latest.after?.version) : -1,
    currentVersion: task.version,
  });
  if (verdict.kind === 'refused') throw new MusterError('conflict', verdict.message);
  const before = latest?.before ?? null;
  return before === null ? null : fromSnapshot(before);
}
