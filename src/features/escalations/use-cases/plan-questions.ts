import { nextWorkingDay, workEnd } from '../../../kit/dates/working-day.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { isOpen, isOverdue, listChildren, type Task } from '../../tasks/index.ts';
import { type CauseName, LONG_RUNNING_DAYS } from '../domain/causes.ts';
import type { Escalation } from '../domain/escalation.ts';
import { addHours, latest } from '../domain/running-time.ts';
import { mayAskHowItStands } from '../domain/task-end.ts';
import { longRunningWait, overdueWait } from '../outgoing.ts';
import { findLatelyResolved } from '../store/escalations.ts';

type Needs = Pick<Ports, 'clock' | 'schedules' | 'holidays'>;
type Followed = { readonly task: Task; readonly open: readonly Escalation[] };

/** Plans when somebody is asked how an overdue or long-running task stands; takes the plan back when it isn't one. */
export async function planQuestions(needs: Needs, tx: Tx, followed: Followed): Promise<void> {
  const waits = [
    { ...overdueWait(followed.task.id), at: await overdueQuestionAt(needs, tx, followed) },
    { ...longRunningWait(followed.task.id), at: await longRunningQuestionAt(tx, followed) },
  ];
  // A schedule's instant lies ahead, also where the question is due already.
  const soon = new Date(needs.clock.now().getTime() + 1_000);
  for (const { at, ...wait } of waits) {
    if (at === null) await needs.schedules.cancel(tx, wait.name, wait.key);
    else await needs.schedules.set(tx, { ...wait, at: latest(at, soon) });
  }
}

/** One working day of the responsible after the due instant; null unless overdue and with them. */
export async function overdueQuestionAt(needs: Needs, tx: Tx, { task, open }: Followed): Promise<Date | null> {
  const isLate = isOverdue(task, needs.clock.now()) && mayAskHowItStands(task);
  if (!isLate || task.dueAt === null || has(open, 'overdue') || (await isSplit(tx, task))) return null;
  const wanted = { personIds: [task.responsibleId], since: task.dueAt };
  const life = (await listWorkingLives(needs, tx, wanted)).get(task.responsibleId);
  if (life === undefined) return null;
  const { workplace } = life;
  const dayAfter = nextWorkingDay(localDay(task.dueAt, workplace.timeZone), workplace);
  return nextAtWork(workEnd(dayAfter, workplace), life);
}

/** Two weeks after its start, and after each time somebody said that it goes on; null unless in progress. */
export async function longRunningQuestionAt(tx: Tx, { task, open }: Followed): Promise<Date | null> {
  if (task.status !== 'in_progress' || !mayAskHowItStands(task) || task.startedAt === null || has(open, 'long-running'))
    return null;
  if (await isSplit(tx, task)) return null;
  const sought = { subjectId: task.id, cause: 'long-running' as const, since: task.startedAt };
  const answered = await findLatelyResolved(tx, sought);
  return addHours(latest(task.startedAt, answered?.resolved?.at ?? null), LONG_RUNNING_DAYS * 24);
}

function has(open: readonly Escalation[], cause: CauseName): boolean {
  return open.some((one) => one.cause === cause);
}

/** For a split task its parts speak. */
async function isSplit(tx: Tx, task: Task): Promise<boolean> {
  return (await listChildren(tx, task.id)).some(isOpen);
}
