import { defaultWorkingHours } from '../../../kit/dates/working-day.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isOpen, listOnlookers, listTasksById, taskRef } from '../../tasks/index.ts';
import type { CardView, FollowUp } from '../domain/card-view.ts';
import { type CheckIn, isAnswered, whyClosed } from '../domain/check-in.ts';
import { countPrivate, isEmptyDraft, openPart } from '../domain/draft.ts';
import { findParticipant } from './participants.ts';
import { readDraft } from './read-draft.ts';

/** A check-in as its message must look now. */
export async function readCard(
  needs: Pick<Ports, 'holidays' | 'dayFacts'>,
  tx: Tx,
  { checkIn, now, timeZone }: { readonly checkIn: CheckIn; readonly now: Date; readonly timeZone: string },
): Promise<CardView> {
  const { personId, on } = checkIn;
  const self = await findParticipant(needs, tx, { personId, since: now });
  const workplace = self?.life.workplace ?? { timeZone, hours: defaultWorkingHours };
  const places = self?.teams ?? [];
  const open = self !== null && whyClosed(checkIn, { now, on, workplace }) === null;
  if (isAnswered(checkIn))
    return { checkIn, places, open, asked: null, followUps: open ? await readFollowUps(tx, checkIn) : [] };
  const { draft, contradictions, before } = await readDraft(needs, tx, { personId, on, workplace, until: now });
  const planned = isEmptyDraft(draft) ? (before?.plan ?? null) : null;
  const asked = { draft: openPart(draft), hidden: countPrivate(draft), contradictions, planned };
  return { checkIn, places, open, asked, followUps: [] };
}

async function readFollowUps(tx: Tx, { personId, blockers, dropped }: CheckIn): Promise<readonly FollowUp[]> {
  const tasks = await listTasksById(
    tx,
    [...blockers, ...dropped].flatMap(({ taskId }) => taskId ?? []),
  );
  const taskOf = (id: string | null) => tasks.find((task) => task.id === id);
  const followUps: FollowUp[] = [];
  for (const { id, text, taskId } of blockers) {
    const task = taskOf(taskId);
    if (taskId === null) followUps.push({ kind: 'make-task', blockerId: id, text });
    else if (
      task !== undefined &&
      isOpen(task) &&
      task.responsibleId !== personId &&
      !(await isAwaited(tx, task, personId))
    )
      followUps.push({ kind: 'waits-for', taskId, ref: taskRef(task.number), responsibleId: task.responsibleId });
  }
  const free = dropped.flatMap(({ taskId }): FollowUp[] => {
    const task = taskOf(taskId);
    if (task === undefined || task.status !== 'blocked' || task.responsibleId !== personId) return [];
    return [{ kind: 'unblock', taskId: task.id, ref: taskRef(task.number) }];
  });
  return [...followUps, ...free];
}

/** Whether one of the person's own tasks waits for it already. */
async function isAwaited(tx: Tx, task: Parameters<typeof listOnlookers>[1], personId: PersonId): Promise<boolean> {
  const onlookers = await listOnlookers(tx, task);
  return onlookers.some((one) => one.responsibleId === personId && one.waitsForIds.includes(task.id));
}
