import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { taskLinesChanged } from '../../../ports/inbound/task-lines.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { SPRINT_TASKS_MAX, type Sprint } from '../domain/sprint.ts';
import { cardKey } from '../outgoing.ts';
import { addTasks, listPresent, removeTasks } from '../store/sprint-tasks.ts';
import { listLiveOf } from '../store/sprints.ts';

export type PutNeeds = Pick<Ports, 'clock' | 'random' | 'outbox' | 'announce'>;

type Put = { readonly sprint: Sprint; readonly add: readonly TaskId[]; readonly remove: readonly TaskId[] };

/**
 * Puts tasks into a sprint and takes others out. A task is in one sprint that isn't closed: it leaves the others. What is
 * in it already stays in it once. Sprints must be locked.
 * @returns how many came and went
 * @throws MusterError 'limit' it would hold too many
 */
export async function putTasks(
  needs: PutNeeds,
  tx: Tx,
  { actor, sprint, ...put }: Put & { readonly actor: PersonActor },
): Promise<{ readonly added: number; readonly removed: number }> {
  const at = needs.clock.now();
  const present = await listPresent(tx, sprint.id);
  const add = put.add.filter((id) => !present.includes(id));
  const remove = put.remove.filter((id) => present.includes(id));
  if (present.length + add.length - remove.length > SPRINT_TASKS_MAX)
    throw new MusterError('limit', `A sprint holds ${SPRINT_TASKS_MAX} tasks at most. Take some out first.`);
  const changed = [...add, ...remove];
  if (changed.length === 0) return { added: 0, removed: 0 };
  const others = (await listLiveOf(tx, add)).filter(({ id }) => id !== sprint.id);
  for (const other of others) await removeTasks(tx, { sprintId: other.id, taskIds: add, at });
  await removeTasks(tx, { sprintId: sprint.id, taskIds: remove, at });
  const rows = add.map((taskId) => ({ id: needs.random.uuid(), sprintId: sprint.id, taskId, joinedAt: at }));
  await addTasks(tx, rows);
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'sprint', id: sprint.id }, action: 'sprint.tasks' },
    ...{ before: null, after: { added: add, removed: remove } },
  });
  await needs.outbox.refresh(
    tx,
    [sprint, ...others].map(({ id }) => cardKey(id)),
  );
  await needs.announce(tx, taskLinesChanged, { workspaceId: actor.workspaceId, taskIds: changed });
  return { added: add.length, removed: remove.length };
}
