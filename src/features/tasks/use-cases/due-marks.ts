import type { RuleActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { isOverdue } from '../domain/due.ts';
import { isOpen } from '../domain/task.ts';
import { peopleOf } from '../domain/task-view.ts';
import { taskOverdue } from '../events.ts';
import { dueSoonNote, taskCard } from '../outgoing.ts';
import { listChildren, lockTask } from '../store/find-tasks.ts';
import { saveOverdue } from '../store/save-task.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'outbox' | 'announce'>;

/** The working morning before: R hears of it once and the card shows it. For a split task its parts speak. Nothing for one closed, moved or due already. */
export async function remindDue(needs: Needs, actor: RuleActor, taskId: TaskId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const task = await lockTask(tx, taskId);
    if (task === null || !isOpen(task) || task.dueAt === null || task.dueAt <= needs.clock.now()) return;
    await needs.outbox.refresh(
      tx,
      peopleOf(task).map((personId) => taskCard(task, personId).key),
    );
    const split = (await listChildren(tx, task.id)).some(isOpen);
    if (!split) await needs.outbox.note(tx, dueSoonNote(task, task.responsibleId));
  });
}

/** At the due instant: the task counts as overdue from now on and its cards say so. */
export async function markOverdue(needs: Needs, actor: RuleActor, taskId: TaskId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const task = await lockTask(tx, taskId);
    const now = needs.clock.now();
    if (task === null || task.overdueAt !== null || !isOverdue(task, now)) return;
    await saveOverdue(tx, task, now);
    await needs.announce(tx, taskOverdue, { workspaceId: actor.workspaceId, taskId });
    await needs.outbox.refresh(
      tx,
      peopleOf(task).map((personId) => taskCard(task, personId).key),
    );
  });
}
