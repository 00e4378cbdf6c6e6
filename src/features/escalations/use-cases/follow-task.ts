import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { TaskMatter } from '../domain/matter.ts';
import { lockOpenOf } from '../store/escalations.ts';
import { type AdvanceNeeds, advance, refreshShown } from './advance.ts';
import { findEnd } from './find-end.ts';
import { noteCircle } from './note-circle.ts';
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
    const open = await lockOpenOf(tx, taskId);
    const task = await findTask(tx, taskId);
    if (task === null) return;
    const matter = { kind: 'task', id: task.id, task } as const;
    for (const escalation of open) await followOne(needs, tx, { actor, escalation, matter });
    if (!open.some(({ cause }) => cause === 'blocked')) await openBlocked(needs, tx, { actor, matter });
    await noteCircle(needs, tx, { actor, task });
    await planQuestions(needs, tx, { task, open });
  });
}

type Followed = { readonly actor: RuleActor; readonly escalation: Escalation; readonly matter: TaskMatter };

async function followOne(needs: FollowNeeds, tx: Tx, followed: Followed): Promise<void> {
  const now = needs.clock.now();
  const { cause, openedAt } = followed.escalation;
  const how = await findEnd(tx, { cause, openedAt, matter: followed.matter, now });
  if (how !== null) {
    const byId = await findWhoChanged(tx, followed.matter.task.id);
    await resolveWithin(needs, tx, { ...followed, resolution: { at: now, byId, how } });
    return;
  }
  const moved = await advance(needs, tx, followed);
  // Its words may have changed though it didn't move: a new reason, a new responsible.
  if (moved === followed.escalation) await refreshShown(needs, tx, followed);
}

async function openBlocked(needs: FollowNeeds, tx: Tx, { actor, matter }: Omit<Followed, 'escalation'>): Promise<void> {
  const { blocker } = matter.task;
  if (blocker === null) return;
  const firstId = blocker.waitingOn?.kind === 'person' ? blocker.waitingOn.personId : null;
  const raisedById = blocker.blockedById;
  await openEscalation(needs, tx, { actor, matter, cause: 'blocked', firstId, raisedById, since: blocker.blockedAt });
}

/** Whoever last moved the task's status, date or points; null when a rule did. */
async function findWhoChanged(tx: Tx, taskId: TaskId): Promise<PersonId | null> {
  const recent = await listHistory(tx, { kind: 'task', id: taskId }, { limit: 20 });
  const last = recent.find(({ before, after }) => FIELDS.some((field) => before?.[field] !== after?.[field]));
  return last?.by.kind === 'person' ? last.by.personId : null;
}

const FIELDS = ['status', 'dueOn', 'points'];
