import type { TaskId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { taskCard } from '../outgoing.ts';
import { listTasksById } from '../store/find-tasks.ts';

/** Another feature has something new to say on these tasks' cards: those that were sent are edited. */
export async function redrawCards(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  { workspaceId, taskIds }: { readonly workspaceId: WorkspaceId; readonly taskIds: readonly TaskId[] },
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const keys = (await listTasksById(tx, taskIds)).flatMap((task) => {
      const { responsibleId, accountableId, creatorId, consultedIds, informedIds } = task;
      const people = [responsibleId, accountableId, creatorId, ...consultedIds, ...informedIds];
      return [...new Set(people)].map((personId) => taskCard(task, personId).key);
    });
    await needs.outbox.refresh(tx, keys);
  });
}
