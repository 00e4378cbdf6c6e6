import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { findLatestChange } from '../../history/index.ts';
import { fromSnapshot } from '../domain/snapshot.ts';
import { mayUndo, undone } from '../domain/undo.ts';
import { type ChangedTask, type ChangeNeeds, changeTask } from './change-task.ts';

/**
 * Takes back what the actor did last to a task, status and instants included; an undone creation leaves it cancelled.
 * @throws MusterError 'not-found' · 'conflict' somebody changed it since, it is over 10 minutes ago, or another did it
 */
export function undoChange(
  needs: ChangeNeeds,
  actor: PersonActor,
  input: { readonly taskId: TaskId; readonly changeId: string },
): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId: input.taskId,
    may: 'see',
    action: 'task.undo',
    decide: async (task, tx) => {
      const latest = await findLatestChange(tx, { kind: 'task', id: task.id });
      const isSame = latest !== null && latest.id === input.changeId && latest.by.kind === 'person';
      const verdict = mayUndo({
        actedBy: isSame && latest.by.kind === 'person' ? latest.by.personId : actor.personId,
        actedAt: latest?.at ?? task.createdAt,
        actor: actor.personId,
        now: needs.clock.now(),
        versionAfter: isSame ? Number(latest.after?.version) : -1,
        currentVersion: task.version,
      });
      if (verdict.kind === 'refused') throw new MusterError('conflict', verdict.message);
      const before = latest?.before ?? null;
      return undone(task, before === null ? null : fromSnapshot(before), needs.clock.now());
    },
  });
}
