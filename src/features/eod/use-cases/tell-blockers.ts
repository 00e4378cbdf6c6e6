import type { PersonActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import { cutText } from '../../../kit/text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { blockTaskWithin, isOpen, listTasksById, type Task } from '../../tasks/index.ts';
import type { Blocker, CheckIn } from '../domain/check-in.ts';
import { withoutTask } from '../domain/typed.ts';
import { waitingNote, waitingWait } from '../outgoing.ts';
import type { AnswerNeeds } from './answer-check-in.ts';

type Telling = {
  readonly actor: PersonActor;
  readonly checkIn: CheckIn;
  /** Those that weren't named before. */
  readonly fresh: readonly Blocker[];
};

/** A blocker names a task: one's own becomes blocked (and so climbs), of somebody else's its responsible is told. */
export async function tellBlockers(needs: AnswerNeeds, tx: Tx, { actor, checkIn, fresh }: Telling): Promise<void> {
  const tasks = await listTasksById(
    tx,
    fresh.flatMap(({ taskId }) => taskId ?? []),
  );
  for (const blocker of fresh) {
    const task = tasks.find(({ id }) => id === blocker.taskId);
    if (task === undefined || !isOpen(task)) continue;
    if (task.responsibleId !== actor.personId) await tellResponsible(needs, tx, { checkIn, blocker, task });
    else if (task.status !== 'blocked') await blockOwn(needs, tx, { actor, blocker, task });
  }
}

/** Longest reason a task keeps, in characters. Source: the form of *Block*. */
const REASON_MAX = 300;

async function blockOwn(
  needs: AnswerNeeds,
  tx: Tx,
  { actor, blocker, task }: { actor: PersonActor; blocker: Blocker; task: Task },
): Promise<void> {
  const input = { taskId: task.id, reason: cutText(withoutTask(blocker.text), REASON_MAX) };
  await blockTaskWithin(needs, tx, { actor, input });
}

async function tellResponsible(
  needs: AnswerNeeds,
  tx: Tx,
  { checkIn, blocker, task }: { checkIn: CheckIn; blocker: Blocker; task: Task },
): Promise<void> {
  const now = needs.clock.now();
  const lives = await listWorkingLives(needs, tx, { personIds: [task.responsibleId], since: now });
  const life = lives.get(task.responsibleId);
  const note = { checkInId: checkIn.id, blockerId: blocker.id, responsibleId: task.responsibleId };
  const at = life === undefined ? now : nextAtWork(now, life);
  if (at > now) await needs.schedules.set(tx, { ...waitingWait(note), at });
  else await needs.outbox.note(tx, waitingNote(note));
}
