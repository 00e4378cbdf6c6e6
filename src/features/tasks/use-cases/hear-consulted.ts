import type { RuleActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { isSuspended } from '../../overrides/index.ts';
import { hearing } from '../domain/consult.ts';
import { consultDecision, consultHears } from '../outgoing.ts';
import { lockTask } from '../store/find-tasks.ts';
import type { ChangeNeeds } from './change-task.ts';
import { goOn } from './go-on.ts';
import { sayAtWork } from './say-at-work.ts';

type Needs = Omit<ChangeNeeds, 'act'> & Pick<Ports, 'scope'>;

/** The time for answers is over: the task goes on, or the accountable decides about a wait that lasted a working day. */
export async function hearConsulted(needs: Needs, actor: RuleActor, taskId: TaskId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const task = await lockTask(tx, taskId);
    const consult = task?.consult ?? null;
    if (task === null || consult === null) return;
    const now = needs.clock.now();
    const subject = { kind: 'task', id: task.id } as const;
    if (await isSuspended(tx, { rule: 'consult-wait', subject, at: now }))
      return goOn(needs, tx, { actor, task, consult });
    const stands = hearing(consult, now);
    switch (stands.kind) {
      case 'go-on':
        return goOn(needs, tx, { actor, task, consult });
      case 'to-decide':
        return sayAtWork(needs, tx, consultDecision(task, consult.heldUntil ?? consult.askedAt));
      case 'listening':
      case 'held':
        return needs.schedules.set(tx, { ...consultHears(task), at: stands.until });
      default:
        return stands satisfies never;
    }
  });
}
