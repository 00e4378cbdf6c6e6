import { addWorkingTime, workingDayMs } from '../../../kit/dates/add-working-time.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { askedToSignOff } from '../domain/sign-off.ts';
import type { Task } from '../domain/task.ts';
import { changeNote, signOffClimbs, signOffQuestion } from '../outgoing.ts';
import { sayAtWork, takeBackSayings } from './say-at-work.ts';

type Needs = Pick<Ports, 'outbox' | 'schedules' | 'holidays' | 'clock'>;
type Followed = {
  readonly action: string;
  readonly changeId: string;
  readonly before: Task;
  readonly after: Task;
};

/** Asks for the sign-off that a change brought about, each person once; what it ended is asked of nobody any more. */
export async function followSignOff(
  needs: Needs,
  tx: Tx,
  { action, changeId, before, after }: Followed,
): Promise<void> {
  if (before.awaitingSignOffAt === null && after.awaitingSignOffAt === null) return;
  // R acts next, and the card alone would say it silently.
  if (action === 'task.send-back') await sayAtWork(needs, tx, changeNote(after, changeId, after.responsibleId));
  const was = questionsOf(before);
  const is = questionsOf(after);
  const ended = was.filter(({ key }) => !is.some((one) => one.key === key));
  if (ended.length > 0)
    await takeBackSayings(
      needs,
      tx,
      ended.map(({ key }) => key),
    );
  for (const question of is.filter(({ key }) => !was.some((one) => one.key === key)))
    await sayAtWork(needs, tx, question);
  if (is.length === 0) return needs.schedules.cancel(tx, signOffClimbs(after).name, after.id);
  if (was[0]?.key !== is[0]?.key) await setClimb(needs, tx, after);
}

function questionsOf(task: Task) {
  const at = task.awaitingSignOffAt;
  return at === null ? [] : askedToSignOff(task).map((personId) => signOffQuestion(task, at, personId));
}

/** A working day of A's calendar from now on; being away makes it no longer. */
async function setClimb(needs: Needs, tx: Tx, task: Task): Promise<void> {
  const now = needs.clock.now();
  const lives = await listWorkingLives(needs, tx, { personIds: [task.accountableId], since: now });
  const workplace = lives.get(task.accountableId)?.workplace;
  if (workplace === undefined) return;
  const at = addWorkingTime(now, workingDayMs(workplace), { workplace, absences: [] });
  await needs.schedules.set(tx, { ...signOffClimbs(task), at });
}
