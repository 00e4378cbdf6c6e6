import type { PersonId } from '../../../kit/ids.ts';
import type { Task } from './task.ts';
import { taskRef } from './task.ts';
import type { Moved } from './transitions.ts';

/** Whether done has to wait for A: the team asks for it and A isn't the one who says done. */
export function needsSignOff(task: Pick<Task, 'accountableId'>, by: PersonId, teamAsks: boolean): boolean {
  return teamAsks && task.accountableId !== by;
}

/** A accepts or sends back. Done counts from R's click; sent back, the work goes on. */
export function answerSignOff(task: Task, answer: 'accept' | 'send-back'): Moved {
  if (task.status !== 'in_progress' || task.awaitingSignOffAt === null) {
    return {
      kind: 'refused',
      message: `${taskRef(task.number)} is not waiting for sign-off. Its card shows where it stands now.`,
    };
  }
  if (answer === 'send-back') return { kind: 'moved', task: { ...task, awaitingSignOffAt: null } };
  const closed = { status: 'completed', completedAt: task.awaitingSignOffAt, awaitingSignOffAt: null } as const;
  return { kind: 'moved', task: { ...task, ...closed } };
}
