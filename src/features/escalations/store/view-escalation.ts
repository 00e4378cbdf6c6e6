import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople } from '../../people/index.ts';
import { isOpen, listOnlookers, maySee, type Task, taskRef } from '../../tasks/index.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { EscalationView, ShownTask } from '../domain/view.ts';
import { listAsksOf } from './cards.ts';
import { findMatter } from './find-matter.ts';

/** Gathers what is needed to show an escalation to somebody; of a task they may not see nothing is in it. */
export async function viewEscalation(
  tx: Tx,
  escalation: Escalation,
  readerId: PersonId | null,
): Promise<EscalationView> {
  const matter = await findMatter(tx, escalation);
  const task = matter?.kind === 'task' ? matter.task : null;
  const asks = (await listAsksOf(tx, escalation.id)).map(({ personId, insteadOfId, askedAt }) => ({
    ...{ personId, insteadOfId, at: askedAt },
  }));
  const isShown = task !== null && (readerId === null || isSeen(task, readerId));
  const waiting = isShown && readerId !== null ? await listWaiting(tx, task, readerId) : [];
  const named = [
    ...asks.flatMap(({ personId, insteadOfId }) => [personId, insteadOfId]),
    ...[escalation.resolved?.byId ?? null, escalation.raisedById, escalation.ask?.personId ?? null],
    ...[escalation.firstId, matter?.kind === 'pull-request' ? matter.authorId : null],
    ...(isShown ? [task.responsibleId, task.accountableId, task.blocker?.blockedById ?? null, waitedFor(task)] : []),
  ];
  const people = await listPeople(tx, [...new Set(named.filter((id) => id !== null))]);
  return {
    ...{ escalation, readerId, asks },
    task: isShown ? toShown(task) : null,
    outside: matter === null || matter.kind === 'task' ? null : matter,
    waitingRefs: waiting.map(({ number }) => taskRef(number)),
    people: new Map(people.map((person) => [person.id, person])),
  };
}

function isSeen(task: Task, personId: PersonId): boolean {
  return maySee({ actor: { personId, role: 'developer' }, task }).kind === 'allowed';
}

/** Open tasks that can't go on before this one. */
async function listWaiting(tx: Tx, task: Task, readerId: PersonId): Promise<readonly Task[]> {
  const near = await listOnlookers(tx, task);
  return near.filter((one) => {
    const { waitingOn } = one.blocker ?? {};
    const waits = one.waitsForIds.includes(task.id) || (waitingOn?.kind === 'task' && waitingOn.taskId === task.id);
    return waits && isOpen(one) && isSeen(one, readerId);
  });
}

function waitedFor({ blocker }: Task): PersonId | null {
  return blocker?.waitingOn?.kind === 'person' ? blocker.waitingOn.personId : null;
}

function toShown(task: Task): ShownTask {
  const { id, title, status, responsibleId, accountableId, blocker, dueAt, startedAt } = task;
  const ref = taskRef(task.number);
  return { id, ref, title, status, private: task.private, responsibleId, accountableId, blocker, dueAt, startedAt };
}
