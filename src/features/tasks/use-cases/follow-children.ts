import type { Actor, RuleActor } from '../../../kit/actor.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findLatestChange } from '../../history/index.ts';
import { parentMove } from '../domain/children.ts';
import { fromSnapshot } from '../domain/snapshot.ts';
import { isOpen } from '../domain/task.ts';
import { applyTransition } from '../domain/transitions.ts';
import { undone } from '../domain/undo.ts';
import { listChildren, lockTask } from '../store/find-tasks.ts';
import { type ChangeNeeds, movedOrThrow, writeChange } from './change-task.ts';

export type Follow = {
  readonly actor: Actor;
  /** Null: the task that changed is part of none. */
  readonly parentId: TaskId | null;
  /** What closed the parent is being taken back: it returns to what it was, instants included. */
  readonly undo?: boolean;
  /** Whose action it all began with: their own doing is no news to them. */
  readonly causedBy: PersonId | null;
};

const RULE = 'tasks.follow-children';

/** A parent closes with its last child and opens again with one of them; and its own parent follows it. */
export async function followChildren(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, parentId, undo = false, causedBy }: Follow,
): Promise<void> {
  const parent = parentId === null ? null : await lockTask(tx, parentId);
  if (parent === null) return;
  const latest = isOpen(parent) ? null : await findLatestChange(tx, { kind: 'task', id: parent.id });
  const closedByChildren = latest?.by.kind === 'rule' && latest.by.rule === RULE;
  const verb = parentMove({ status: parent.status, closedByChildren }, await listChildren(tx, parent.id));
  if (verb === null) return;
  const at = needs.clock.now();
  const was = undo && verb === 'reopen' && closedByChildren ? (latest?.before ?? null) : null;
  const after =
    was === null ? movedOrThrow(applyTransition(parent, { verb, at })) : undone(parent, fromSnapshot(was), at);
  const { workspaceId, surface } = actor;
  const rule: RuleActor = { kind: 'rule', workspaceId, rule: RULE, surface, requestKey: null };
  const takesBack = was === null ? null : (latest?.id ?? null);
  await writeChange(needs, tx, { actor: rule, action: `task.${verb}`, before: parent, after, takesBack, causedBy });
}
