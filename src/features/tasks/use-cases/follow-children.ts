import type { Actor, RuleActor } from '../../../kit/actor.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { parentMove } from '../domain/children.ts';
import type { Task } from '../domain/task.ts';
import { applyTransition } from '../domain/transitions.ts';
import { listChildren, lockTask } from '../store/find-tasks.ts';
import { type ChangeNeeds, movedOrThrow, writeChange } from './change-task.ts';

/** A parent closes with its last child and opens again with one of them; and its own parent follows it. */
export async function followChildren(
  needs: Omit<ChangeNeeds, 'act'>,
  tx: Tx,
  { actor, child }: { readonly actor: Actor; readonly child: Pick<Task, 'parentId'> },
): Promise<void> {
  if (child.parentId === null) return;
  const parent = await lockTask(tx, child.parentId);
  const verb = parent === null ? null : parentMove(parent, await listChildren(tx, parent.id));
  if (parent === null || verb === null) return;
  const rule: RuleActor = {
    kind: 'rule',
    workspaceId: actor.workspaceId,
    rule: 'tasks.follow-children',
    surface: actor.surface,
    requestKey: null,
  };
  const after = movedOrThrow(applyTransition(parent, { verb, at: needs.clock.now() }));
  await writeChange(needs, tx, { actor: rule, action: `task.${verb}`, before: parent, after });
}
