import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import {
  type ChangeNeeds,
  editTask,
  findTask,
  isOpen,
  listTasks,
  maySee,
  moveTask,
  type Task,
} from '../../tasks/index.ts';
import { cardKeys } from '../outgoing.ts';
import { findCheckIn, listCheckInsSince } from '../store/check-ins.ts';

type Needs = ChangeNeeds & Pick<Ports, 'scope'>;

/** The text of one blocker of the actor's check-in, as the title of a task. @throws MusterError 'not-found' it is gone */
export async function findBlockerText(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  { checkInId, blockerId }: { readonly checkInId: string; readonly blockerId: string },
): Promise<string> {
  const checkIn = await needs.scope(actor.workspaceId, (tx) => findCheckIn(tx, checkInId));
  const blocker =
    checkIn?.personId === actor.personId ? checkIn.blockers.find(({ id }) => id === blockerId) : undefined;
  if (blocker === undefined) throw new MusterError('not-found', 'That blocker isn’t in your check-in any more.');
  return blocker.text;
}

/** Tasks offered as those that wait: a select takes 100. */
const OFFERED_MAX = 100;

/** A task and the actor's own open ones that could wait for it. @throws MusterError 'not-found' */
export async function listPossibleWaiters(
  needs: Pick<Ports, 'scope' | 'clock' | 'taskMarks'>,
  actor: PersonActor,
  taskId: TaskId,
): Promise<{ readonly awaited: Task; readonly own: readonly Task[] }> {
  const awaited = await needs.scope(actor.workspaceId, (tx) => findTask(tx, taskId));
  if (awaited === null || maySee({ actor, task: awaited }).kind === 'refused') throw gone();
  const { tasks } = await listTasks(needs, actor, { filter: { kind: 'mine' }, limit: OFFERED_MAX, offset: 0 });
  return { awaited, own: tasks.filter(({ id, waitsForIds }) => id !== taskId && !waitsForIds.includes(taskId)) };
}

/** Lets one's own task wait for somebody else's. Harmless when it does already. */
export async function letWait(
  needs: Needs,
  actor: PersonActor,
  { taskId, awaitedId }: { readonly taskId: TaskId; readonly awaitedId: TaskId },
): Promise<void> {
  const task = await needs.scope(actor.workspaceId, (tx) => findTask(tx, taskId));
  if (task === null) throw gone();
  const waitsForIds = [...new Set([...task.waitsForIds, awaitedId])];
  const edited = await editTask(needs, actor, { taskId, ifVersion: task.version, changes: { waitsForIds } });
  if (edited.kind === 'conflict')
    throw new MusterError('conflict', 'Somebody changed that task just now. Look at it and try again.');
  await refreshCards(needs, actor);
}

/** *Unblock T-12*, after a blocker was taken out. @throws MusterError 'conflict' it isn't blocked any more */
export async function unblockTask(needs: Needs, actor: PersonActor, taskId: TaskId): Promise<Task> {
  const task = await needs.scope(actor.workspaceId, (tx) => findTask(tx, taskId));
  if (task === null) throw gone();
  if (task.status !== 'blocked' || !isOpen(task)) return task;
  const { view } = await moveTask(needs, actor, { taskId, reason: '', verb: 'start' });
  await refreshCards(needs, actor);
  return view.task;
}

/** The last days' messages offer what is left to do: they are drawn anew. */
async function refreshCards(needs: Needs, actor: PersonActor): Promise<void> {
  const since = new Date(needs.clock.now().getTime() - RECENT_MS).toISOString().slice(0, 10);
  await needs.scope(actor.workspaceId, async (tx) => {
    const checkIns = await listCheckInsSince(tx, actor.personId, since);
    await needs.outbox.refresh(tx, checkIns.flatMap(cardKeys));
  });
}

/** A check-in may be changed on the day after its own at the latest, or the working day after. */
const RECENT_MS = 3 * 86_400_000;

function gone(): MusterError {
  return new MusterError('not-found', 'I can’t find that task any more. `/task list` shows yours.');
}
