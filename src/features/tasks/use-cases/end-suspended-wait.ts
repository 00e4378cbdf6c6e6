import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { isSuspended, type OverrideEvent } from '../../overrides/index.ts';
import { acceptSignOff } from '../domain/sign-off.ts';
import { lockTask } from '../store/find-tasks.ts';
import { type ChangeNeeds, movedOrThrow, writeChange } from './change-task.ts';
import { goOn } from './go-on.ts';

type Needs = Omit<ChangeNeeds, 'act'> & Pick<Ports, 'scope'>;

/**
 * A rule that rests from now on also lets go of what it holds: a task said to be done is done, one whose consulted are
 * being heard goes on. Run twice, or after the override ended, it does nothing more.
 */
export async function endSuspendedWait(needs: Needs, event: OverrideEvent): Promise<void> {
  const { workspaceId, taskId, rule, ref } = event;
  if (rule !== 'sign-off' && rule !== 'consult-wait') return;
  const actor: RuleActor = {
    kind: 'rule',
    workspaceId,
    rule: 'tasks.end-suspended-wait',
    surface: 'event',
    requestKey: null,
  };
  await needs.scope(workspaceId, async (tx) => {
    const task = await lockTask(tx, taskId);
    const now = needs.clock.now();
    if (task === null || !(await isSuspended(tx, { rule, subject: { kind: 'task', id: taskId }, at: now }))) return;
    if (rule === 'consult-wait' && task.consult !== null)
      return goOn(needs, tx, { actor, task, consult: task.consult });
    if (rule !== 'sign-off' || task.awaitingSignOffAt === null) return;
    const after = movedOrThrow(acceptSignOff(task, now));
    const causedBy = event.authoriserId;
    await writeChange(needs, tx, { actor, action: 'task.accept', reason: ref, before: task, after, causedBy });
  });
}
