import type { PersonId } from '../../../kit/ids.ts';
import { UNDO_WINDOW_MS } from './limits.ts';
import type { Task } from './task.ts';

export type UndoQuestion = {
  /** Null when a rule did it. */
  readonly actedBy: PersonId | null;
  readonly actedAt: Date;
  readonly actor: PersonId;
  readonly now: Date;
  /** The task's version right after the act, and the one it has now. */
  readonly versionAfter: number;
  readonly currentVersion: number;
};

export type UndoVerdict = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly message: string };

/** Undo belongs to the one who acted, for 10 minutes (the last millisecond included), as long as nothing changed since. */
export function mayUndo(question: UndoQuestion): UndoVerdict {
  const { actedBy, actedAt, actor, now, versionAfter, currentVersion } = question;
  if (actedBy !== actor) return refused('Only the person who did this can undo it. You can still edit the task.');
  if (versionAfter !== currentVersion) {
    return refused(
      'The task has changed since, so this can no longer be undone. Look at its card and edit it instead.',
    );
  }
  if (now.getTime() - actedAt.getTime() > UNDO_WINDOW_MS) {
    return refused('This can be undone for 10 minutes only. Edit the task, or reopen or cancel it instead.');
  }
  return { kind: 'allowed' };
}

/**
 * The task as it was, status and instants included. What an undone creation leaves is a cancelled task.
 * @param before null when the act was the creation
 */
export function undone(current: Task, before: Task | null, at: Date): Task {
  // A field that joined since the history row was written keeps its present value.
  if (before !== null)
    return { ...current, ...before, id: current.id, number: current.number, version: current.version };
  return {
    ...current,
    status: 'cancelled',
    cancelledAt: at,
    completedAt: null,
    blocker: null,
    awaitingSignOffAt: null,
    signOffAskedId: null,
    consult: null,
  };
}

function refused(message: string): UndoVerdict {
  return { kind: 'refused', message };
}
