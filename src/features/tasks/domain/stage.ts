import type { KnownTask, TaskStage, ToldStage } from '../../../ports/inbound/known-tasks.ts';
import { isOpen, type Task, taskRef } from './task.ts';
import type { TaskVerb } from './transitions.ts';

/** How far a task is, as features beside this one know it. */
export function stageOf({ status, awaitingSignOffAt }: Pick<Task, 'status' | 'awaitingSignOffAt'>): TaskStage {
  return status === 'in_progress' && awaitingSignOffAt !== null ? 'signing-off' : status;
}

/** A task as features beside this one know it. */
export function toKnown(task: Task): KnownTask {
  const { id, title, number } = task;
  return { id, ref: taskRef(number), title, private: task.private, open: isOpen(task), stage: stageOf(task) };
}

type FollowVerb = Exclude<TaskVerb, 'block' | 'cancel'>;

/**
 * The moves that bring a task where another tool says the work is; none where it can't follow or needn't: a cancelled
 * task stays cancelled, a blocked one is unblocked by people, and nothing that was begun becomes unbegun.
 */
export function followingVerbs(stage: TaskStage, to: ToldStage): readonly FollowVerb[] {
  return moves[to][stage] ?? [];
}

const moves: Readonly<Record<ToldStage, Readonly<Partial<Record<TaskStage, readonly FollowVerb[]>>>>> = {
  assigned: { completed: ['reopen'] },
  in_progress: { assigned: ['start'], completed: ['reopen', 'start'] },
  completed: { assigned: ['done'], in_progress: ['done'], blocked: ['done'] },
};
