import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import { findTask, type Task } from '../../tasks/index.ts';
import type { Escalation } from '../domain/escalation.ts';
import { endOf } from '../domain/task-end.ts';
import { lockOpenOfTask } from '../store/escalations.ts';
import { type AdvanceNeeds, advance, refreshShown } from './advance.ts';
import { isCircleGone, noteCircle } from './note-circle.ts';
import { openEscalation } from './open-escalation.ts';
import { planQuestions } from './plan-questions.ts';
import { resolveWithin } from './resolve-escalation.ts';

export type FollowNeeds = AdvanceNeeds & Pick<Ports, 'scope'>;

/**
 * Something happened to a task: its escalations follow how it stands now. What the event said doesn't matter, as events
 * come late, repeatedly and in any order.
 */
export async function followTask(needs: FollowNeeds, actor: RuleActor, taskId: TaskId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const open = await lockOpenOfTask(tx, taskId);
    const task = await findTask(tx, taskId);
    if (task === null) return;
    for (const escalation of open) await followOne(needs, tx, { actor, escalation, task });
    if (!open.some(({ cause }) => cause === 'blocked')) await openBlocked(needs, tx, { actor, task });
    await noteCircle(needs, tx, { actor, task });
    await planQuestions(needs, tx, { task, open });
  });
}

type Followed = { readonly actor: RuleActor; readonly escalation: Escalation; readonly task: Task };

async function followOne(needs: FollowNeeds, tx: Tx, followed: Followed): Promise<void> {
  const now = needs.clock.now();
  const gone = await isCircleGone(tx, followed.escalation, followed.task);
  const how = gone ? 'gone' : endOf(followed.escalation, followed.task, now);
  if (how !== null) {
    const byId = await findWhoChanged(tx, followed.task.id);
    await resolveWithin(needs, tx, { ...followed, resolution: { at: now, byId, how } });
    return;
  }
  const moved = await advance(needs, tx, followed);
  // Its words may have changed though it didn't move: a new reason, a new responsible.
  if (moved === followed.escalation) await refreshShown(needs, tx, followed);
}

async function openBlocked(needs: FollowNeeds, tx: Tx, { actor, task }: Omit<Followed, 'escalation'>): Promise<void> {
  const { blocker } = task;
  if (blocker === null) return;
  const firstId = blocker.waitingOn?.kind === 'person' ? blocker.waitingOn.personId : null;
  const raisedById = blocker.blockedById;
  await openEscalation(needs, tx, { actor, task, cause: 'blocked', firstId, raisedById, since: blocker.blockedAt });
}

/** Whoever last moved the task's status or date; null when a rule did. */
async function findWhoChanged(tx: Tx, taskId: TaskId): Promise<PersonId | null> {
  const recent = await listHistory(tx, { kind: 'task', id: taskId }, { limit: 20 });
  const last = recent.find(({ before, after }) => before?.status !== after?.status || before?.dueOn !== after?.dueOn);
  return last?.by.kind === 'person' ? last.by.personId : null;
}
