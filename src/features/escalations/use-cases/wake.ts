import type { RuleActor } from '../../../kit/actor.ts';
import type { EscalationId, TaskId } from '../../../kit/ids.ts';
import { findTask } from '../../tasks/index.ts';
import { longRunningWait, overdueWait } from '../outgoing.ts';
import { listOpenOf, lockEscalation } from '../store/escalations.ts';
import { findMatter } from '../store/find-matter.ts';
import { advance } from './advance.ts';
import { findEnd } from './find-end.ts';
import type { FollowNeeds } from './follow-task.ts';
import { openEscalation } from './open-escalation.ts';
import { longRunningQuestionAt, overdueQuestionAt } from './plan-questions.ts';
import { resolveWithin } from './resolve-escalation.ts';

/** An escalation's time has come: it is looked at again. Harmless when repeated, early or late. */
export async function wakeEscalation(needs: FollowNeeds, actor: RuleActor, id: EscalationId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const escalation = await lockEscalation(tx, id);
    if (escalation === null || escalation.resolved !== null) return;
    const matter = await findMatter(tx, escalation);
    if (matter === null) return;
    const now = needs.clock.now();
    // It ended in this very moment: the job that tells of it is on its way, and nobody is asked in between.
    const how = await findEnd(tx, { cause: escalation.cause, openedAt: escalation.openedAt, matter, now });
    if (how === null) await advance(needs, tx, { actor, escalation, matter });
    else await resolveWithin(needs, tx, { actor, escalation, matter, resolution: { at: now, byId: null, how } });
  });
}

/** One working day past its date: the responsible is asked how it stands. */
export async function askOverdue(needs: FollowNeeds, actor: RuleActor, taskId: TaskId): Promise<void> {
  await askIfDue(needs, actor, { taskId, cause: 'overdue' });
}

/** In progress for two weeks: the responsible is asked how it stands. */
export async function askLongRunning(needs: FollowNeeds, actor: RuleActor, taskId: TaskId): Promise<void> {
  await askIfDue(needs, actor, { taskId, cause: 'long-running' });
}

async function askIfDue(
  needs: FollowNeeds,
  actor: RuleActor,
  { taskId, cause }: { readonly taskId: TaskId; readonly cause: 'overdue' | 'long-running' },
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const task = await findTask(tx, taskId);
    if (task === null) return;
    const open = await listOpenOf(tx, taskId);
    const [at, since] =
      cause === 'overdue'
        ? [await overdueQuestionAt(needs, tx, { task, open }), task.dueAt]
        : [await longRunningQuestionAt(tx, { task, open }), task.startedAt];
    if (at === null || since === null) return;
    const wait = cause === 'overdue' ? overdueWait(taskId) : longRunningWait(taskId);
    // They went away since it was planned, or said meanwhile that it goes on.
    if (at > needs.clock.now()) return needs.schedules.set(tx, { ...wait, at });
    const matter = { kind: 'task', id: task.id, task } as const;
    await openEscalation(needs, tx, { actor, matter, cause, firstId: task.responsibleId, since });
  });
}
