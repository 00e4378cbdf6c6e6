import type { PersonActor } from '../../../kit/actor.ts';
import { addWorkingTime, workingDayMs } from '../../../kit/dates/add-working-time.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { answered, type Consult, hearing } from '../domain/consult.ts';
import { type Task, taskRef } from '../domain/task.ts';
import { applyTransition } from '../domain/transitions.ts';
import { type ChangedTask, type ChangeNeeds, changeTask, movedOrThrow } from './change-task.ts';
import { goOn } from './go-on.ts';

export type ConsultReply =
  | { readonly taskId: TaskId; readonly answer: 'no-objection' }
  | { readonly taskId: TaskId; readonly answer: 'wait'; readonly reason: string };

/**
 * A consulted person's *No objection* or *Wait, because…*; with the last answer the task starts.
 * @throws MusterError 'not-found' · 'forbidden' they weren't asked · 'conflict' it has started, or nobody is asked any more
 */
export function answerConsult(needs: ChangeNeeds, actor: PersonActor, reply: ConsultReply): Promise<ChangedTask> {
  const reason = reply.answer === 'wait' ? reply.reason : '';
  return changeTask(needs, actor, {
    taskId: reply.taskId,
    may: 'see',
    action: 'task.answer-consult',
    reason,
    decide: async (task, tx) => {
      const consult = requireConsult(task);
      if (!consult.asked.some(({ personId }) => personId === actor.personId))
        throw new MusterError('forbidden', `Others are asked about ${taskRef(task.number)}, not you.`);
      const holdUntil = await workingDayOf(needs, tx, task);
      const { personId } = actor;
      return { ...task, consult: answered(consult, { personId, answer: reply.answer, reason, holdUntil }) };
    },
    afterwards: async (task, tx) => {
      const { consult } = task;
      if (consult !== null && hearing(consult, needs.clock.now()).kind === 'go-on')
        await goOn(needs, tx, { actor, task, consult });
    },
  });
}

/**
 * The accountable goes on whatever is still unsaid: *Start anyway*, *Go on*.
 * @throws MusterError 'not-found' · 'forbidden' not the accountable · 'conflict' nobody is asked any more
 */
export function startAnyway(needs: ChangeNeeds, actor: PersonActor, taskId: TaskId): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId,
    may: 'decide-wait',
    action: 'task.start',
    reason: 'Went on without waiting for the consulted.',
    decide: (task) => {
      requireConsult(task);
      return movedOrThrow(applyTransition(task, { verb: 'start', at: needs.clock.now() }));
    },
  });
}

/** The accountable gives a wait another working day, and is asked again after it. @throws as `startAnyway` */
export function keepWaiting(needs: ChangeNeeds, actor: PersonActor, taskId: TaskId): Promise<ChangedTask> {
  return changeTask(needs, actor, {
    taskId,
    may: 'decide-wait',
    action: 'task.keep-waiting',
    decide: async (task, tx) => {
      const consult = requireConsult(task);
      if (hearing(consult, needs.clock.now()).kind !== 'to-decide') return task;
      return { ...task, consult: { ...consult, heldUntil: await workingDayOf(needs, tx, task) } };
    },
  });
}

function requireConsult(task: Task): Consult {
  if (task.consult !== null) return task.consult;
  throw new MusterError(
    'conflict',
    `Nobody is asked about ${taskRef(task.number)} any more. Its card shows how it stands.`,
  );
}

/** A working day of the accountable from now on; being away makes it no longer. */
async function workingDayOf(needs: ChangeNeeds, tx: Tx, { accountableId }: Task): Promise<Date> {
  const now = needs.clock.now();
  const life = (await listWorkingLives(needs, tx, { personIds: [accountableId], since: now })).get(accountableId);
  if (life === undefined) return now;
  return addWorkingTime(now, workingDayMs(life.workplace), { workplace: life.workplace, absences: [] });
}
