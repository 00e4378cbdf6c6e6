import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { OverrideTask, OverrideTasks } from '../../../ports/inbound/overrides.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listLeadsOf, teamsOf } from '../../people/index.ts';
import { maySee } from '../domain/rights.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import { findTaskByNumber, listTasksById } from '../store/find-tasks.ts';

/** What `overrides` asks of this feature. */
export function createOverrideTasks(): OverrideTasks {
  return {
    async findByRef(tx, ref, viewerId) {
      const number = Number(/^t-?(\d{1,9})$/i.exec(ref.trim())?.[1] ?? 0);
      const task = await findTaskByNumber(tx, number);
      return task === null || !isSeen(task, viewerId) ? null : describe(tx, task);
    },
    async listSeen(tx, ids, viewerId) {
      const tasks = await listTasksById(tx, ids as readonly TaskId[]);
      return new Set(tasks.filter((task) => isSeen(task, viewerId)).map(({ id }) => id as string));
    },
    async list(tx, ids, viewerId) {
      const tasks = await listTasksById(tx, ids as readonly TaskId[]);
      const described: [string, OverrideTask][] = [];
      for (const task of tasks) if (isSeen(task, viewerId)) described.push([task.id, await describe(tx, task)]);
      return new Map(described);
    },
  };
}

function isSeen(task: Task, viewerId: PersonId | null): boolean {
  return viewerId === null || maySee({ actor: { personId: viewerId, role: 'developer' }, task }).kind === 'allowed';
}

async function describe(tx: Tx, task: Task): Promise<OverrideTask> {
  const { id, title, responsibleId, accountableId } = task;
  const leads = await listLeadsOf(tx, [responsibleId, accountableId]);
  const [team] = await teamsOf(tx, responsibleId);
  return {
    ...{ id, title, responsibleId, accountableId, ref: taskRef(task.number), private: task.private },
    open: isOpen(task),
    leadIds: [...new Set([...leads.values()].flat())],
    team: team === undefined ? null : { id: team.id, name: team.name },
  };
}
